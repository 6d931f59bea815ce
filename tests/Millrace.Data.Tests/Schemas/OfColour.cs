namespace Millrace.Data.Tests;

/// <summary>A row with a member of an enumeration.</summary>
[Schema]
public partial record struct OfColour
{
    [Column("id")] public int Id { get; init; }
    [Column("kind")] public Colour Kind { get; init; }
}
