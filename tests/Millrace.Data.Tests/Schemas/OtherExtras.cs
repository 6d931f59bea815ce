namespace Millrace.Data.Tests;

[Schema]
public partial record struct OtherExtras
{
    [Column("extras")] public OtherMeal[] Extras { get; init; }
}
