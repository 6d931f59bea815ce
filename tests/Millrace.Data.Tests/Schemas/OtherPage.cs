namespace Millrace.Data.Tests;

/// <summary>A column of <see cref="Page"/> with other elements.</summary>
[Schema]
public partial record struct OtherPage
{
    [Column("scores")] public double[] Scores { get; init; }
}
