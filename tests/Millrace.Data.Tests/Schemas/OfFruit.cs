namespace Millrace.Data.Tests;

/// <summary>Columns as those of <see cref="OfColour"/>, but of another enumeration.</summary>
[Schema]
public partial record struct OfFruit
{
    [Column("id")] public int Id { get; init; }
    [Column("kind")] public Fruit Kind { get; init; }
}
