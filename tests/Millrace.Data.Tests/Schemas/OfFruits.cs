namespace Millrace.Data.Tests;

/// <summary>A list where <see cref="OfFruit"/> has one value.</summary>
[Schema]
public partial record struct OfFruits
{
    [Column("id")] public int Id { get; init; }
    [Column("kind")] public Fruit[] Kind { get; init; }
}
