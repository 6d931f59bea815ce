using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>What is told of a carrier's flights for one reason of cancellation.</summary>
[Schema]
public readonly partial record struct FlightTotals
{
    [Column]
    public string UniqueCarrier { get; init; }

    [Column]
    public string? CancellationCode { get; init; }

    [Column]
    public long Flights { get; init; }

    [Column]
    public long Arrived { get; init; }

    [Column]
    public long? Delay { get; init; }

    [Column]
    public double? MeanDelay { get; init; }

    [Column]
    public int? LeastDelay { get; init; }

    [Column]
    public string? LastTail { get; init; }

    [Column]
    public long Tails { get; init; }

    [Column]
    public double? Deviation { get; init; }
}
