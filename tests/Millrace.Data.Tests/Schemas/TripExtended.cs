namespace Millrace.Data.Tests;

[Schema]
public partial record struct TripExtended
{
    [Column("fares")] public float? Fares { get; init; }
}
