namespace Millrace.Features;

internal readonly struct PassThroughMap(bool keepMissing) : INumberMap
{
    public float Missing { get; } = keepMissing ? float.NaN : 0;

    public float Map(double value) => (float)value;
}
