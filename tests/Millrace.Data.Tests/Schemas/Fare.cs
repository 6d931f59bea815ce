namespace Millrace.Data.Tests;

[Schema]
public partial record struct Fare
{
    [Column("fare")] public float Value { get; init; }
    [Column("company")] public string? Company { get; init; }
}
