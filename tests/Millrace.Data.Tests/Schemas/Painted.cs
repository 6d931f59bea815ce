namespace Millrace.Data.Tests;

[Schema]
public partial record struct Painted
{
    [Column("colour")] public Colour Colour { get; init; }
}
