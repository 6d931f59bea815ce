namespace Millrace.Data.Tests;

[Schema]
public partial record struct Relettered
{
    [Column("value")] public Reordered3 Value { get; init; }
}
