namespace Millrace.Features;

/// <summary>A number for each id; NaN where there is none.</summary>
/// <param name="ids">The ids.</param>
/// <param name="counts">The stage that knows the numbers.</param>
internal sealed class CountFlow(IdFlow ids, IRowCounts counts) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<int> found = stackalloc int[Block];
        found = found[..values.Length];
        ids.Read(work, first, found);
        counts.Read(found, values);
    }
}
