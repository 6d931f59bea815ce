using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Three of the twenty columns of <see cref="Wide"/>.</summary>
[Schema]
public partial record struct Narrow
{
    /// <summary>Numbers.</summary>
    [Column("c03")]
    public double C03 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c10")]
    public double C10 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c17")]
    public double C17 { get; init; }
}
