namespace Millrace.Data.Tests;

/// <summary>One column of a tick, which may be missing here.</summary>
[Schema]
public partial record struct TickNoise
{
    [Column("noise")] public double? Noise { get; init; }
}
