namespace Millrace.Data.Tests;

[Schema]
public partial record struct Priced
{
    [Column("fare"), InRange(0, 700, Tolerance = 0.01), Drift(JensenShannon = 0.1)] public float Fare { get; init; }
    [Column("kind"), OneOf("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")] public string Kind { get; init; }
    [Column("rest")] public int Rest { get; init; }
}
