using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage by code that is not ours. All lanes go through it together.</summary>
/// <param name="width">Numbers that it yields a row.</param>
/// <param name="write">Writes what it has learned.</param>
internal abstract class CustomStage(int width, Action<Utf8JsonWriter> write) : FittedStage
{
    public sealed override bool Mixes => true;

    public sealed override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, width);

    public sealed override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context)
    {
        CustomRows rows = RowsOf(lanes, context.Take());
        return [.. Enumerable.Range(0, width).Select(lane => new CustomFlow(rows, lane))];
    }

    public sealed override void Write(Utf8JsonWriter json) => write(json);

    public sealed override string Describe(bool masked) => JsonText.Of(Write) is var text && text == "{}" ? "" : masked ? SensitiveAttribute.Mask : text;

    /// <summary>What computes rows.</summary>
    /// <param name="lanes">What they are computed from.</param>
    /// <param name="slot">Where what was computed is kept.</param>
    protected abstract CustomRows RowsOf(ImmutableArray<FeatureFlow> lanes, int slot);
}
