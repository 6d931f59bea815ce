namespace Millrace.Data.Tests;

[Schema]
public partial record struct CountedLunch
{
    [Column("kind")] public int? Kind { get; init; }
}
