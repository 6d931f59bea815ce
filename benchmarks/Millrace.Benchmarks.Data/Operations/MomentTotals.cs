using Millrace.Data;
using Millrace.Tables;

namespace Millrace.Benchmarks.Data;

/// <summary>What is told of a station's readings of the same microsecond.</summary>
[Schema]
public partial record struct MomentTotals
{
    /// <summary>The time.</summary>
    [Column("taken_at")]
    public DateTime TakenAt { get; init; }

    /// <summary>The station.</summary>
    [Column("station")]
    public string Station { get; init; }

    /// <summary>How many readings.</summary>
    [Column("readings")]
    public long Readings { get; init; }

    /// <summary>Their sum.</summary>
    [Column("amount")]
    public double Amount { get; init; }

    /// <summary>Readings by time and station.</summary>
    public static Grouping<Reading, MomentTotals> Grouping => new Grouping<Reading, MomentTotals>()
        .Key(Reading.Columns.TakenAt, Columns.TakenAt).Key(Reading.Columns.Station, Columns.Station)
        .Count(Columns.Readings).Sum(Reading.Columns.Amount, Columns.Amount);
}
