namespace Millrace.Data.Tests;

[Schema]
public partial record struct Letters
{
    [Column("A")] public int A { get; init; }
    [Column("B")] public string B { get; init; }
    [Column("C")] public string C { get; init; }
    [Column("D")] public int D { get; init; }
}
