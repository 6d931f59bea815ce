namespace Millrace.Data.Tests;

[Schema]
public partial record struct Sum
{
    [Column("int")] public int Int { get; init; }
    [Column("decimal")] public decimal Decimal { get; init; }
    [Column("text")] public string Text { get; init; }
    [Column("maybe")] public double? Maybe { get; init; }
}
