namespace Millrace.Data.Tests;

[Schema]
public partial record struct Lunch
{
    [Column("kind")] public Meal? Kind { get; init; }
    [Column("extras")] public Meal[] Extras { get; init; }
}
