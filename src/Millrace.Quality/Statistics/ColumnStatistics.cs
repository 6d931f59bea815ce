using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What is known of the values of a column. Of a sensitive column nothing that shows a value: extremes, moments, quantiles, histograms and frequent values are
/// null, counts are there.
/// </summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Type">The type of its values.</param>
public sealed record ColumnStatistics(string Name, ColumnType Type)
{
    /// <summary>Whether its values are masked.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Rows that have a value, NaN and infinities included.</summary>
    public long Present { get; init; }

    /// <summary>Rows without a value.</summary>
    public long Missing { get; init; }

    /// <summary>The weight of the rows that have a value; <see cref="Present"/> where each row counts once.</summary>
    public double PresentWeight { get; init; }

    /// <summary>The weight of the rows without a value; <see cref="Missing"/> where each row counts once.</summary>
    public double MissingWeight { get; init; }

    /// <summary>The share of rows that have a value, 0 to 1; 1 where there are no rows.</summary>
    public double PresentShare => Present + Missing == 0 ? 1 : (double)Present / (Present + Missing);

    /// <summary>How many different values there are; lists differ where an element does.</summary>
    public DistinctCount Distinct { get; init; } = DistinctCount.None;

    /// <summary>
    /// The least value as text, as the column's format writes it, texts by their UTF-8, of which the first 256 bytes are told; null without any, of lists and
    /// of sensitive columns.
    /// </summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest value, as <see cref="Minimum"/>.</summary>
    public string? Maximum { get; init; }

    /// <summary>
    /// How often values occur, the most frequent first, at most <see cref="StatisticsOptions.TopValues"/>: of texts, booleans, whole numbers, dates and
    /// identifiers; null of other types and of sensitive columns.
    /// </summary>
    public RankHistogram? Frequent { get; init; }

    /// <summary>What is known of numbers; times and dates count as numbers of ticks and days. Null of other types.</summary>
    public NumberStatistics? Numbers { get; init; }

    /// <summary>What is known of texts, and of bytes the lengths; null of other types.</summary>
    public TextStatistics? Texts { get; init; }

    /// <summary>What is known of lists; null of other types.</summary>
    public ListStatistics? Lists { get; init; }

    /// <summary>
    /// How the column goes with the label; null where none is asked for, of the label itself, of lists and of sensitive columns, and of all where the label is
    /// sensitive: with a label that stands out in one row it would tell of the value there.
    /// </summary>
    public LabelStatistics? Label { get; init; }
}
