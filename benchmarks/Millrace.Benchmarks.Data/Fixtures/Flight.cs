using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>A departure from Houston in 2011, as <c>flights/hflights.csv</c> tells it.</summary>
[Schema]
public partial record struct Flight
{
    /// <summary>Year.</summary>
    [Column("Year")]
    public int Year { get; init; }

    /// <summary>Month.</summary>
    [Column("Month")]
    public int Month { get; init; }

    /// <summary>Day.</summary>
    [Column("DayofMonth")]
    public int DayOfMonth { get; init; }

    /// <summary>Day of the week.</summary>
    [Column("DayOfWeek")]
    public int DayOfWeek { get; init; }

    /// <summary>Departure, as hours and minutes.</summary>
    [Column("DepTime")]
    public int? DepTime { get; init; }

    /// <summary>Arrival, as hours and minutes.</summary>
    [Column("ArrTime")]
    public int? ArrTime { get; init; }

    /// <summary>Carrier.</summary>
    [Column("UniqueCarrier")]
    public string Carrier { get; init; }

    /// <summary>Number of the flight.</summary>
    [Column("FlightNum")]
    public int FlightNumber { get; init; }

    /// <summary>The plane.</summary>
    [Column("TailNum")]
    public string? TailNumber { get; init; }

    /// <summary>Minutes from gate to gate.</summary>
    [Column("ActualElapsedTime")]
    public int? ElapsedTime { get; init; }

    /// <summary>Minutes in the air.</summary>
    [Column("AirTime")]
    public int? AirTime { get; init; }

    /// <summary>Minutes late at arrival.</summary>
    [Column("ArrDelay")]
    public int? ArrivalDelay { get; init; }

    /// <summary>Minutes late at departure.</summary>
    [Column("DepDelay")]
    public int? DepartureDelay { get; init; }

    /// <summary>From.</summary>
    [Column("Origin")]
    public string Origin { get; init; }

    /// <summary>To.</summary>
    [Column("Dest")]
    public string Destination { get; init; }

    /// <summary>Miles.</summary>
    [Column("Distance")]
    public int Distance { get; init; }

    /// <summary>Minutes from landing to the gate.</summary>
    [Column("TaxiIn")]
    public int? TaxiIn { get; init; }

    /// <summary>Minutes from the gate to take-off.</summary>
    [Column("TaxiOut")]
    public int? TaxiOut { get; init; }

    /// <summary>Whether it was cancelled.</summary>
    [Column("Cancelled")]
    public int Cancelled { get; init; }

    /// <summary>Why it was cancelled.</summary>
    [Column("CancellationCode")]
    public string? CancellationCode { get; init; }

    /// <summary>Whether it landed elsewhere.</summary>
    [Column("Diverted")]
    public int Diverted { get; init; }
}
