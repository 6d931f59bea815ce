using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Counts the numbers of columns whose divergence has a limit, so that no error of a sketch decides about a run: in a second pass over these columns alone,
/// and over none where sketches are exact.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="kind">Whose limits.</param>
internal sealed class LimitedNumbers<T>(Comparison kind)
    where T : struct, ISchema<T>
{
    /// <summary>What is known of a dataset, with exact histograms of such columns.</summary>
    /// <param name="rows">The dataset.</param>
    /// <param name="known">What one pass has found; not masked.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    public async Task<DatasetStatistics> CountAsync(Dataset<T> rows, DatasetStatistics known, CancellationToken cancellation)
    {
        ImmutableArray<int> places = [.. Enumerable.Range(0, T.Schema.Columns.Length).Where(place => IsNeeded(T.Schema.Columns[place], known.Columns[place]))];
        if (places.IsEmpty)
            return known;
        var histograms = new ExactHistogram?[places.Length];
        await foreach (Batch batch in rows.ReadColumnsAsync(places, DatasetReadOptions.Default, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < places.Length; i++)
                (histograms[i] ??= Create(batch.Columns[i], known.Columns[places[i]].Numbers!)).Add(batch.Columns[i], default);
        }

        ColumnStatistics[] columns = [.. known.Columns];
        for (int i = 0; i < places.Length; i++)
        {
            if (histograms[i] is { } histogram)
                columns[places[i]] = With(columns[places[i]], histogram.ToHistogram());
        }

        return known with { Columns = [.. columns] };
    }

    private static ExactHistogram Create(Column column, NumberStatistics known) => new(
        NumberReader.Of(column)!, new EqualWidthCounter(known.Minimum!.Value, known.Maximum!.Value, StatisticsOptions.Default.Buckets));

    private static ColumnStatistics With(ColumnStatistics column, Histogram histogram) =>
        column with { Numbers = column.Numbers! with { EqualWidth = histogram, IsEqualWidthExact = true } };

    private bool IsNeeded(ColumnInfo column, ColumnStatistics known) =>
        DatasetComparison.LimitOf(column, kind)?.JensenShannon is not null
        && known.Numbers is { Minimum: not null, Maximum: not null, EqualWidth: not null, IsEqualWidthExact: false, RankError: > 0 };
}
