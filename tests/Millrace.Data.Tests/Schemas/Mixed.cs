namespace Millrace.Data.Tests;

[Schema]
public partial record struct Mixed
{
    [Column("text")] public string Text { get; init; }
    [Column("day")] public DateOnly Day { get; init; }
    [Column("flag")] public bool Flag { get; init; }
    [Column("number")] public double Number { get; init; }
}
