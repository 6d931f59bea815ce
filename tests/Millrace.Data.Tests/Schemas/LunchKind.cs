namespace Millrace.Data.Tests;

[Schema]
public partial record struct LunchKind
{
    [Column("kind")] public Meal? Kind { get; init; }
}
