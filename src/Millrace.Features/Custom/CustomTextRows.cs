using System.Collections.Immutable;

namespace Millrace.Features;

internal sealed class CustomTextRows<TTransform>(TTransform transform, ImmutableArray<int> sources, int slot) : CustomRows(transform.Width, slot)
    where TTransform : ITextTransform<TTransform>
{
    protected override void Compute(FeatureWork work, int first, int count, Span<double> numbers) =>
        transform.Apply(new TextRows(work.Columns, sources.AsSpan(), first, count), numbers);
}
