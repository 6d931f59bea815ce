namespace Millrace.Data.Tests;

[Schema]
public partial record struct Paint
{
    [Column("x")] public Colour? X { get; init; }
}
