namespace Millrace.Features;

internal readonly struct PowerMap(double exponent) : INumberMap
{
    public void Map(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            bool hasPower = double.IsFinite(value) && (value != 0 || exponent >= 0);
            values[i] = hasPower ? Math.Clamp(Power(value), -float.MaxValue, float.MaxValue) : double.NaN;
        }
    }

    // The common ones are exact to the last bit, and many times as fast.
    private double Power(double value) => exponent switch
    {
        2 => value * value,
        0.5 => Math.Sqrt(value),
        -1 => 1 / value,
        _ => Math.Pow(value, exponent),
    };
}
