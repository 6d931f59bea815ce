namespace Millrace.Data.Tests;

[Schema]
public partial record struct Moment
{
    [Column("at")] public DateTime At { get; init; }
    [Column("day")] public DateOnly Day { get; init; }
}
