using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// A second look at rows for examples of the anomalies that statistics alone have found. It reads their columns and no others, from the first row until
/// each has as many as are told; nothing where none lacks any.
/// </summary>
internal static class ExampleSearch
{
    /// <summary>Adds examples.</summary>
    /// <param name="anomalies">What was found.</param>
    /// <param name="columns">The columns that rows have; of several of a name the first is meant.</param>
    /// <param name="read">Reads some of them, by their places in the order in which they stand, from the first row on. The batch may be reused.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <returns>The anomalies, in their order.</returns>
    public static async Task<ImmutableArray<Anomaly>> AddAsync(
        ImmutableArray<Anomaly> anomalies,
        ImmutableArray<SoughtColumn> columns,
        Func<ImmutableArray<int>, IAsyncEnumerable<Batch>> read,
        CancellationToken cancellation)
    {
        ImmutableArray<int> places = [.. anomalies.Where(IsSought).Select(PlaceOf).Where(static place => place >= 0).Distinct().Order()];
        if (places.IsEmpty)
            return anomalies;
        ExampleFinder?[] finders = [.. anomalies.Select(FinderOf)];
        List<ExampleFinder> left = [.. finders.OfType<ExampleFinder>()];
        long row = 0;
        await foreach (Batch batch in read(places).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ExampleFinder finder in left)
                finder.Look(batch, row);
            left.RemoveAll(static finder => finder.IsDone);
            if (left.Count == 0)
                break;
            row += batch.Count;
        }

        return [.. anomalies.Select((anomaly, i) => finders[i]?.ToAnomaly() ?? anomaly)];

        int PlaceOf(Anomaly anomaly)
        {
            int place = 0;
            while (place < columns.Length && columns[place].Declared.Name != anomaly.Column)
                place++;
            return place < columns.Length ? place : -1;
        }

        ExampleFinder? FinderOf(Anomaly anomaly)
        {
            int place = IsSought(anomaly) ? PlaceOf(anomaly) : -1;
            return place >= 0 && ExampleTests.Of(anomaly.Sought, columns[place]) is { } test
                ? new ExampleFinder(anomaly, columns[place], places.IndexOf(place), test)
                : null;
        }
    }

    /// <summary>Whether an anomaly is about values of rows, and no row is told.</summary>
    private static bool IsSought(Anomaly anomaly) =>
        anomaly.Sought.Value != SoughtValue.None && anomaly.Examples.All(static each => each.Row < 0);
}
