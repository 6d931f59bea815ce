using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A departure from Houston.</summary>
[Schema]
public readonly partial record struct Flight
{
    [Column]
    public int Month { get; init; }

    [Column("DayofMonth")]
    public int Day { get; init; }

    [Column]
    public int? DepTime { get; init; }

    [Column]
    public string UniqueCarrier { get; init; }

    [Column]
    public int FlightNum { get; init; }

    [Column]
    public string? TailNum { get; init; }

    [Column]
    public int? ArrDelay { get; init; }

    [Column]
    public string Dest { get; init; }

    [Column]
    public int Distance { get; init; }

    [Column]
    public string? CancellationCode { get; init; }
}
