namespace Millrace.Data.Tests;

[Schema]
public partial record struct Lettered
{
    [Column("value")] public Letters3 Value { get; init; }
}
