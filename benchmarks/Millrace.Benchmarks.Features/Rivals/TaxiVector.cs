namespace Millrace.Benchmarks.Features;

/// <summary>What ML.NET's transforms make of a taxi trip.</summary>
internal sealed class TaxiVector
{
    public float[] Features { get; set; } = [];
}
