namespace Millrace.Tables.Tests;

/// <summary>A row with a column of most kinds.</summary>
[Schema]
public partial record struct Ride
{
    [Column("id")] public long Id { get; init; }
    [Column("company")] public string? Company { get; init; }
    [Column("payment")] public Payment Payment { get; init; }
    [Column("fare")] public double? Fare { get; init; }
    [Column("miles")] public float Miles { get; init; }
    [Column("started")] public DateTime? Started { get; init; }
    [Column("stops")] public string[]? Stops { get; init; }
    [Column("note")] public string Note { get; init; }
}
