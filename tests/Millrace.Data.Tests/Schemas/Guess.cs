namespace Millrace.Data.Tests;

[Schema]
public partial record struct Guess
{
    [Column("probability of rain")] public double? Rain { get; init; }
}
