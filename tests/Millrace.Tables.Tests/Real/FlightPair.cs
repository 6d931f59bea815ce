using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A flight with another one of the same plane on the same day.</summary>
[Schema]
public readonly partial record struct FlightPair
{
    [Column]
    public string? TailNum { get; init; }

    [Column]
    public int FlightNum { get; init; }

    [Column]
    public string Dest { get; init; }

    [Column]
    public int? OtherNum { get; init; }

    [Column]
    public int? OtherDelay { get; init; }

    [Column]
    public string? OtherDest { get; init; }
}
