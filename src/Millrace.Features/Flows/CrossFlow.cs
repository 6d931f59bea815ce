using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>The buckets of what rows have in several columns together.</summary>
/// <param name="parts">What each column adds.</param>
/// <param name="stage">The stage that knows the buckets.</param>
internal sealed class CrossFlow(ImmutableArray<CrossPart> parts, CrossStage stage) : IdFlow
{
    // Eight columns of a block take 18 KiB of the stack.
    public override void Read(FeatureWork work, int first, Span<int> ids)
    {
        int stride = parts.Length * CrossPart.Length;
        Span<byte> rows = stackalloc byte[ids.Length * stride];
        for (int i = 0; i < parts.Length; i++)
            parts[i].Write(work, first, ids.Length, rows[(i * CrossPart.Length)..], stride);
        for (int i = 0; i < ids.Length; i++)
            ids[i] = stage.Of(rows.Slice(i * stride, stride));
    }
}
