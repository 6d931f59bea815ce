namespace Millrace.Features;

/// <summary>One of the numbers that code that is not ours makes of a row.</summary>
/// <param name="rows">All of them.</param>
/// <param name="lane">Which.</param>
internal sealed class CustomFlow(CustomRows rows, int lane) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        ReadOnlySpan<double> all = rows.Of(work, first, values.Length);
        for (int i = 0; i < values.Length; i++)
            values[i] = all[(i * rows.Width) + lane];
    }
}
