using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Two of the columns of <see cref="Reading"/>.</summary>
[Schema]
public partial record struct ReadingRate
{
    /// <summary>Counts up.</summary>
    [Column("id")]
    public long Id { get; init; }

    /// <summary>Missing in one row of ten.</summary>
    [Column("rate")]
    public double? Rate { get; init; }
}
