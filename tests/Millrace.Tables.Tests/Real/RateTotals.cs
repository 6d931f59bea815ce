using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>What is told of trips of one zone, or of one rate.</summary>
[Schema]
public readonly partial record struct RateTotals
{
    [Column]
    public long? Zone { get; init; }

    [Column]
    public double? Rate { get; init; }

    [Column]
    public long Trips { get; init; }

    [Column]
    public long Rated { get; init; }

    [Column]
    public long Rates { get; init; }

    [Column]
    public double? Sum { get; init; }

    [Column]
    public double? Mean { get; init; }

    [Column]
    public double? Least { get; init; }

    [Column]
    public double? Most { get; init; }
}
