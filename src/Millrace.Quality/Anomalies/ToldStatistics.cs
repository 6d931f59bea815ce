using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What may be told of a column. Statistics of data that was read without the schema, or that stand beside others of a sensitive column, hold values all the
/// same: they are judged, and not told.
/// </summary>
internal static class ToldStatistics
{
    /// <summary>The statistics; of a sensitive column its counts alone.</summary>
    /// <param name="column">The schema's column.</param>
    /// <param name="found">What is known of the data's.</param>
    public static ColumnStatistics Of(ColumnInfo column, ColumnStatistics found) => column.IsSensitive ? Counts(found) : found;

    /// <summary>What is told of a sensitive column: what a scan of one keeps, so that of such nothing changes.</summary>
    /// <param name="found">What is known of it.</param>
    public static ColumnStatistics Counts(ColumnStatistics found) => found with
    {
        IsSensitive = true,
        Minimum = null,
        Maximum = null,
        Frequent = null,
        Numbers = found.Numbers is not { } numbers ? null : new NumberStatistics
        {
            Finite = numbers.Finite,
            Zeros = numbers.Zeros,
            NotANumber = numbers.NotANumber,
            NegativeInfinite = numbers.NegativeInfinite,
            PositiveInfinite = numbers.PositiveInfinite,
        },
        Texts = found.Texts is not { } texts ? null : new TextStatistics { Empty = texts.Empty, Blank = texts.Blank, Untrimmed = texts.Untrimmed },
        Lists = found.Lists is not { } lists ? null : new ListStatistics(LengthStatistics.None, Counts(lists.Items)),
        Label = null,
    };
}
