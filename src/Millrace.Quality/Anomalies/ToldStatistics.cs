using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What may be told of a column. Statistics of data that was read without the schema hold the values of a column that the schema calls sensitive: they are
/// judged, and not told.
/// </summary>
internal static class ToldStatistics
{
    /// <summary>The statistics; of a sensitive column its counts alone.</summary>
    /// <param name="column">The schema's column.</param>
    /// <param name="found">What is known of the data's.</param>
    public static ColumnStatistics Of(ColumnInfo column, ColumnStatistics found) => column.IsSensitive ? Counts(found) : found;

    private static ColumnStatistics Counts(ColumnStatistics found) => found with
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
        Texts = found.Texts is not { } texts ? null : texts with { Lengths = LengthStatistics.None, Weights = null },
        Lists = found.Lists is not { } lists ? null : new ListStatistics(LengthStatistics.None, Counts(lists.Items)),
        Label = null,
    };
}
