using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>A row of the table that everything is measured on: one column of each common kind.</summary>
[Schema]
public partial record struct Reading
{
    /// <summary>Counts up.</summary>
    [Column("id")]
    public long Id { get; init; }

    /// <summary>A multiple of 1/64, so that sums are exact in any order.</summary>
    [Column("amount")]
    public double Amount { get; init; }

    /// <summary>A multiple of 1/256.</summary>
    [Column("score")]
    public float Score { get; init; }

    /// <summary>One of fifty texts.</summary>
    [Column("station")]
    public string Station { get; init; }

    /// <summary>Missing in one row of ten.</summary>
    [Column("rate")]
    public double? Rate { get; init; }

    /// <summary>Within ten days, to the microsecond.</summary>
    [Column("taken_at")]
    public DateTime TakenAt { get; init; }
}
