namespace Millrace.Data.Tests;

[Schema]
public partial record struct Suspect
{
    [Column("colour")] public Colour Colour { get; init; }
}
