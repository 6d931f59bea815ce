using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// The results that the steps of a pipeline's last run stand for, by their keys: what the next run most likely reuses, read at once. What it does not hold
/// may still be in the metadata.
/// </summary>
internal sealed class ReuseIndex
{
    private readonly Dictionary<string, CacheHit> _hits = new(StringComparer.Ordinal);

    private ReuseIndex()
    {
    }

    /// <summary>An index that holds nothing.</summary>
    public static ReuseIndex None { get; } = new();

    /// <summary>Finds the result of a key; null where it is not here.</summary>
    public CacheHit? Find(string key) => _hits.GetValueOrDefault(key);

    /// <summary>Reads the index.</summary>
    /// <param name="database">The metadata.</param>
    /// <param name="pipeline">The pipeline.</param>
    public static ReuseIndex Read(Database database, string pipeline)
    {
        if (database.Query("SELECT number FROM run WHERE pipeline = $p0 ORDER BY number DESC LIMIT 1", static row => row.GetInt64(0), pipeline) is not [long run])
            return None;

        ILookup<long, (Metric Metric, long Position)> numbers = database.Query(
            """
            SELECT m.step, '', m.name, m.value, m.headline, m.position
            FROM metric m
            WHERE m.step IN (SELECT c.step FROM step s JOIN cache_entry c ON c.key = s.key WHERE s.run = $p0 AND s.parent IS NULL)
            ORDER BY m.step, m.name, m.position
            """,
            static row => (Step: row.GetInt64(0), Metric: row.Metric(1), Position: row.GetInt64(5)),
            run).ToLookup(static each => each.Step, static each => (each.Metric, each.Position));
        var index = new ReuseIndex();
        var outputs = ImmutableArray.CreateBuilder<OutputRecord>();
        string? key = null, runId = null;
        long found = 0, step = 0;
        foreach (var row in database.Query(
            $"""
            SELECT s.step, c.key, c.step, r.run_id, o.name, {Rows.ArtifactColumns}, a.content
            FROM step s JOIN cache_entry c ON c.key = s.key JOIN step x ON x.step = c.step JOIN run r ON r.number = x.run
                LEFT JOIN step_output o ON o.step = c.step LEFT JOIN artifact a ON a.artifact = o.artifact
            WHERE s.run = $p0 AND s.parent IS NULL ORDER BY s.step, o.position
            """,
            static row => (For: row.GetInt64(0), Key: row.GetString(1), Step: row.GetInt64(2), Run: row.GetString(3), Output: row.IsNull(4) ? null : new OutputRecord(
                row.GetString(4), row.Artifact(5) with { Content = row.IsNull(13) ? null : row.GetBytes(13) })),
            run))
        {
            if (row.For != found)
            {
                Add();
                (found, key, step, runId) = (row.For, row.Key, row.Step, row.Run);
            }

            if (row.Output is not null)
                outputs.Add(row.Output);
        }

        Add();
        return index;

        void Add()
        {
            if (key is not null)
                index._hits[key] = new CacheHit(step, runId!, key, outputs.DrainToImmutable(), [.. numbers[step].Where(static each => each.Position == 0).Select(static each => each.Metric)], SeriesOf(numbers[step]));
            outputs.Clear();
        }
    }

    private static ImmutableArray<MetricSeries> SeriesOf(IEnumerable<(Metric Metric, long Position)> numbers) =>
    [
        .. numbers.Where(static each => each.Position > 0).GroupBy(static each => each.Metric.Name, StringComparer.Ordinal)
            .Select(static series => new MetricSeries(series.Key, [.. series.Select(static each => new SeriesPoint(each.Position, each.Metric.Value))])),
    ];
}
