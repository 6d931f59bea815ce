namespace Millrace.Tables.Tests;

[Schema]
public partial record struct Stop
{
    [Column("ride")] public long Ride { get; init; }
    [Column("name")] public string Name { get; init; }
}
