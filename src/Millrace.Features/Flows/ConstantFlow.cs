namespace Millrace.Features;

/// <summary>The same number in all rows.</summary>
internal sealed class ConstantFlow(double value) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values) => values.Fill(value);
}
