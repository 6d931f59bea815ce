using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>A flight of whose columns and rows something is expected, which holds.</summary>
[Schema]
public partial record struct ExpectedFlight
{
    /// <summary>Year.</summary>
    [Column("Year"), InRange(2011, 2011)]
    public int Year { get; init; }

    /// <summary>Month.</summary>
    [Column("Month"), InRange(1, 12)]
    public int Month { get; init; }

    /// <summary>Day.</summary>
    [Column("DayofMonth"), InRange(1, 31)]
    public int DayOfMonth { get; init; }

    /// <summary>Day of the week.</summary>
    [Column("DayOfWeek"), InRange(1, 7)]
    public int DayOfWeek { get; init; }

    /// <summary>Departure, as hours and minutes.</summary>
    [Column("DepTime"), InRange(1, 2400), Presence(0.98)]
    public int? DepTime { get; init; }

    /// <summary>Arrival, as hours and minutes.</summary>
    [Column("ArrTime"), InRange(1, 2400), Presence(0.98)]
    public int? ArrTime { get; init; }

    /// <summary>Carrier.</summary>
    [Column("UniqueCarrier"), Pattern("[A-Z0-9]{2}")]
    public string Carrier { get; init; }

    /// <summary>Number of the flight.</summary>
    [Column("FlightNum"), InRange(1, 9999)]
    public int FlightNumber { get; init; }

    /// <summary>The plane.</summary>
    [Column("TailNum"), Length(4, 6), Presence(0.99)]
    public string? TailNumber { get; init; }

    /// <summary>Minutes from gate to gate.</summary>
    [Column("ActualElapsedTime"), InRange(10, 1000)]
    public int? ElapsedTime { get; init; }

    /// <summary>Minutes in the air.</summary>
    [Column("AirTime"), InRange(5, 1000)]
    public int? AirTime { get; init; }

    /// <summary>Minutes late at arrival.</summary>
    [Column("ArrDelay"), InRange(-100, 1500)]
    public int? ArrivalDelay { get; init; }

    /// <summary>Minutes late at departure.</summary>
    [Column("DepDelay"), InRange(-100, 1500)]
    public int? DepartureDelay { get; init; }

    /// <summary>From.</summary>
    [Column("Origin"), OneOf("HOU", "IAH")]
    public string Origin { get; init; }

    /// <summary>To.</summary>
    [Column("Dest"), Length(3, 3)]
    public string Destination { get; init; }

    /// <summary>Miles.</summary>
    [Column("Distance"), InRange(50, 5000)]
    public int Distance { get; init; }

    /// <summary>Minutes from landing to the gate.</summary>
    [Column("TaxiIn"), InRange(1, 240)]
    public int? TaxiIn { get; init; }

    /// <summary>Minutes from the gate to take-off.</summary>
    [Column("TaxiOut"), InRange(1, 240)]
    public int? TaxiOut { get; init; }

    /// <summary>Whether it was cancelled.</summary>
    [Column("Cancelled"), InRange(0, 1)]
    public int Cancelled { get; init; }

    /// <summary>Why it was cancelled.</summary>
    [Column("CancellationCode"), OneOf("A", "B", "C", "D")]
    public string? CancellationCode { get; init; }

    /// <summary>Whether it landed elsewhere.</summary>
    [Column("Diverted"), InRange(0, 1)]
    public int Diverted { get; init; }

    /// <summary>Time in the air is part of the time from gate to gate.</summary>
    [Rule]
    private static bool FliesBetweenGates(in ExpectedFlight flight) => flight.AirTime is not { } air || air <= flight.ElapsedTime;
}
