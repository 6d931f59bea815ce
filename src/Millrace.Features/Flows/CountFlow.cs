namespace Millrace.Features;

/// <summary>A number for each id; NaN where there is none.</summary>
/// <param name="ids">The ids.</param>
/// <param name="numbers">The number of each.</param>
internal sealed class CountFlow(IdFlow ids, double[] numbers) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<int> found = stackalloc int[Block];
        found = found[..values.Length];
        ids.Read(work, first, found);
        for (int i = 0; i < values.Length; i++)
            values[i] = found[i] == IdFlow.None ? double.NaN : numbers[found[i]];
    }
}
