namespace Millrace.Data.Tests;

/// <summary>Departures from Houston (hflights.csv), some of their columns.</summary>
[Schema]
public partial record struct Flight
{
    [Column("Month")] public int Month { get; init; }
    [Column("DepTime")] public int? Departure { get; init; }
    [Column("ArrDelay")] public int? ArrivalDelay { get; init; }
    [Column("DepDelay")] public double? DepartureDelay { get; init; }
    [Column("TailNum")] public string? Tail { get; init; }
    [Column("UniqueCarrier")] public string Carrier { get; init; }
    [Column("Dest")] public string Destination { get; init; }
    [Column("CancellationCode")] public string? CancellationCode { get; init; }
}
