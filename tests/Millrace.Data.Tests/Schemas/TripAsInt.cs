namespace Millrace.Data.Tests;

[Schema]
public partial record struct TripAsInt
{
    [Column("fare")] public int Fare { get; init; }
}
