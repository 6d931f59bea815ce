using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads whole histories from SQLite.</summary>
/// <param name="database">The metadata.</param>
/// <param name="runs">Reads runs.</param>
internal sealed class HistoryQueries(IReadConnection database, IRunQueries runs) : IHistoryQueries
{
    private const string Wanted =
        $"($p0 IS NULL OR pipeline = $p0) AND ($p1 IS NULL OR started_at >= $p1) AND number NOT IN ({RunDeletions.Deleted})";

    public long Count(HistoryFilter filter) =>
        database.Number($"SELECT count(*) FROM run WHERE {Wanted}", filter.Pipeline, Text(filter.Since));

    public ImmutableArray<(long Number, string RunId)> Page(HistoryFilter filter, long after, int count) =>
    [
        .. database.Query(
            $"SELECT number, run_id FROM run WHERE {Wanted} AND number > $p2 ORDER BY number LIMIT $p3",
            static row => (row.GetInt64(0), row.GetString(1)),
            filter.Pipeline, Text(filter.Since), after, count),
    ];

    public long NumberOf(string runId) => database.Number("SELECT number FROM run WHERE run_id = $p0", runId);

    public HistoryRun? Run(long number)
    {
        if (runs.Find(number) is not { RunId: string runId } summary)
            return null;
        (ImmutableArray<ParameterRecord> own, ImmutableArray<ParameterRecord> overrides) = runs.Parameters(runId);
        return new HistoryRun(number, summary, runs.Origin(runId), runs.Notes(runId), [.. own, .. overrides]);
    }

    public ImmutableArray<HistoryStep> Steps(long run) => new HistoryStepQueries(database, run).Read();

    public HistoryArtifact? Artifact(long number) => database.Query(
        $"""
        SELECT {Rows.ArtifactColumns}, a.created_at, a.content IS NOT NULL, x.document
        FROM artifact a LEFT JOIN artifact_schema x ON x.schema = a.schema WHERE a.artifact = $p0
        """,
        row => new HistoryArtifact(number, row.Artifact(0), row.Time(Rows.ArtifactWidth), row.GetInt64(Rows.ArtifactWidth + 1) != 0, [])
        {
            Schema = row.TextOrNull(Rows.ArtifactWidth + 2),
        },
        number) is [HistoryArtifact found] ? found with { Items = Items(found.Artifact, number) } : null;

    public string? Plan(string digest) =>
        database.Query("SELECT document FROM plan WHERE digest = $p0", static row => row.GetString(0), digest) is [string plan] ? plan : null;

    private ImmutableArray<long> Items(ArtifactRecord artifact, long number) => artifact.IsCollection
        ? [.. database.Query("SELECT item FROM collection_item WHERE artifact = $p0 ORDER BY position", static row => row.GetInt64(0), number)]
        : [];

    private static string? Text(DateTimeOffset? time) => time is { } known ? Rows.Text(known) : null;
}
