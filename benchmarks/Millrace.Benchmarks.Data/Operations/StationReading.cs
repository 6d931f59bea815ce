using Millrace.Data;
using Millrace.Tables;

namespace Millrace.Benchmarks.Data;

/// <summary>A reading beside its station's mean.</summary>
[Schema]
public partial record struct StationReading
{
    /// <summary>The reading's number.</summary>
    [Column("id")]
    public long Id { get; init; }

    /// <summary>The reading.</summary>
    [Column("amount")]
    public double Amount { get; init; }

    /// <summary>The station.</summary>
    [Column("station")]
    public string Station { get; init; }

    /// <summary>The time.</summary>
    [Column("taken_at")]
    public DateTime TakenAt { get; init; }

    /// <summary>The station's mean.</summary>
    [Column("mean")]
    public double Mean { get; init; }

    /// <summary>Readings with what is told of their stations.</summary>
    public static Join<Reading, StationTotals, StationReading> Join => new Join<Reading, StationTotals, StationReading>()
        .On(Reading.Columns.Station, StationTotals.Columns.Station);
}
