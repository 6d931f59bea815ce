using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads what the last run of a pipeline stands for.</summary>
internal static class ReuseRows
{
    private const int Content = 6 + Rows.ArtifactWidth;

    /// <summary>The number of a pipeline's last run; null where it has none.</summary>
    public static long? LastRun(IReadConnection database, string pipeline) => database.Query(
        "SELECT number FROM run WHERE pipeline = $p0 ORDER BY number DESC LIMIT 1", static row => row.GetInt64(0), pipeline) is [long run] ? run : null;

    /// <summary>Reads the index.</summary>
    /// <param name="database">The metadata.</param>
    /// <param name="run">The number of the run.</param>
    public static ReuseIndex Read(IReadConnection database, long run)
    {
        Dictionary<long, List<KnownNumber>> numbers = NumbersOf(database, run);
        var hits = new Dictionary<string, CacheHit>(StringComparer.Ordinal);
        var outputs = ImmutableArray.CreateBuilder<OutputRecord>();
        string key = "", runId = "";
        long found = 0, step = 0, producer = 0;
        database.ForEach(
            $"""
            SELECT s.step, c.key, c.step, x.run, r.run_id, o.name, {Rows.ArtifactColumns}, a.content
            FROM step s JOIN cache_entry c ON c.key = s.key JOIN step x ON x.step = c.step JOIN run r ON r.number = x.run
                LEFT JOIN step_output o ON o.step = c.step LEFT JOIN artifact a ON a.artifact = o.artifact
            WHERE s.run = $p0 AND s.parent IS NULL ORDER BY s.step, o.position
            """,
            row =>
            {
                if (row.GetInt64(0) != found)
                {
                    Add();
                    (found, key, step) = (row.GetInt64(0), row.GetString(1), row.GetInt64(2));
                }

                // Most steps come from the same run.
                if (row.GetInt64(3) != producer)
                    (producer, runId) = (row.GetInt64(3), row.GetString(4));
                if (!row.IsNull(5))
                    outputs.Add(new OutputRecord(row.GetKnown(5), row.Artifact(6) with { Content = row.IsNull(Content) ? null : row.GetBytes(Content) }));
            },
            run);
        Add();
        return new ReuseIndex(hits);

        void Add()
        {
            if (found != 0)
            {
                numbers.TryGetValue(step, out List<KnownNumber>? known);
                hits[key] = new CacheHit(step, runId, key, outputs.DrainToImmutable(), MetricsOf(known ?? []), SeriesOf(known ?? []));
            }

            outputs.Clear();
        }
    }

    /// <summary>The recorded numbers of the results, by the steps that recorded them.</summary>
    private static Dictionary<long, List<KnownNumber>> NumbersOf(IReadConnection database, long run)
    {
        var numbers = new Dictionary<long, List<KnownNumber>>();
        database.ForEach(
            """
            SELECT m.step, '', m.name, m.value, m.headline, m.position
            FROM metric m
            WHERE m.step IN (SELECT c.step FROM step s JOIN cache_entry c ON c.key = s.key WHERE s.run = $p0 AND s.parent IS NULL)
            ORDER BY m.step, m.name, m.position
            """,
            row =>
            {
                if (!numbers.TryGetValue(row.GetInt64(0), out List<KnownNumber>? known))
                    numbers.Add(row.GetInt64(0), known = []);
                known.Add(new KnownNumber(row.Metric(1), row.GetInt64(5)));
            },
            run);
        return numbers;
    }

    private static ImmutableArray<Metric> MetricsOf(List<KnownNumber> numbers) =>
        numbers.Count == 0 ? [] : [.. numbers.Where(static each => each.Position == 0).Select(static each => each.Metric)];

    private static ImmutableArray<MetricSeries> SeriesOf(List<KnownNumber> numbers) => numbers.Count == 0 ? [] :
    [
        .. numbers.Where(static each => each.Position > 0).GroupBy(static each => each.Metric.Name, StringComparer.Ordinal)
            .Select(static series => new MetricSeries(series.Key, [.. series.Select(static each => new SeriesPoint(each.Position, each.Metric.Value))])),
    ];

    private sealed record KnownNumber(Metric Metric, long Position);
}
