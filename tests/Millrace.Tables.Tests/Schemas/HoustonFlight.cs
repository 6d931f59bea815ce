namespace Millrace.Tables.Tests;

/// <summary>Some columns of hflights.csv.</summary>
[Schema]
public partial record struct HoustonFlight
{
    [Column("Month")] public int Month { get; init; }
    [Column("DayofMonth")] public int Day { get; init; }
    [Column("DepTime")] public int? Departure { get; init; }
    [Column("UniqueCarrier")] public string Carrier { get; init; }
    [Column("FlightNum")] public int Number { get; init; }
    [Column("ArrDelay")] public int? ArrivalDelay { get; init; }
    [Column("Dest")] public string Destination { get; init; }
    [Column("Distance")] public int Distance { get; init; }
    [Column("CancellationCode")] public string? Cancellation { get; init; }
}
