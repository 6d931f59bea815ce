using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>A reading whose numbers are to be unique, and of which nothing else is expected.</summary>
[Schema]
public partial record struct KeyedReading
{
    /// <summary>Counts up.</summary>
    [Column("id"), Unique]
    public long Id { get; init; }

    /// <summary>A multiple of 1/64.</summary>
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
