using Millrace.Data;
using Millrace.Tables;

namespace Millrace.Benchmarks.Data;

/// <summary>What is told of a station's readings.</summary>
[Schema]
public partial record struct StationTotals
{
    /// <summary>The station.</summary>
    [Column("station")]
    public string Station { get; init; }

    /// <summary>How many readings.</summary>
    [Column("readings")]
    public long Readings { get; init; }

    /// <summary>Their mean.</summary>
    [Column("mean")]
    public double Mean { get; init; }

    /// <summary>Readings by station.</summary>
    public static Grouping<Reading, StationTotals> Grouping => new Grouping<Reading, StationTotals>()
        .Key(Reading.Columns.Station, Columns.Station).Count(Columns.Readings).Mean(Reading.Columns.Amount, Columns.Mean);
}
