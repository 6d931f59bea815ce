namespace Millrace.Data.Tests;

[Schema]
public partial record struct OtherLunch
{
    [Column("kind")] public OtherMeal? Kind { get; init; }
}
