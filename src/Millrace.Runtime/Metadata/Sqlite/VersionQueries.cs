namespace Millrace.Runtime;

/// <inheritdoc cref="IVersionQueries"/>
internal sealed class VersionQueries(IReadConnection reading) : IVersionQueries
{
    // A reused step that has rows of its own has seen the files elsewhere.
    private const string Latest = $"""
        coalesce((
            SELECT s.step FROM step s
            WHERE s.source = r.step AND s.state = 'Reused' AND s.run NOT IN ({RunDeletions.Deleted}) AND NOT EXISTS (SELECT 1 FROM step_source o WHERE o.step = s.step)
            ORDER BY s.step DESC LIMIT 1), r.step)
        """;

    private const string FileColumns = "SELECT f.source, f.path, f.digest, f.bytes FROM source f";

    public Dictionary<long, DataFile> FilesAt(string path) => FilesWhere("f.path = $p0", path);

    public Dictionary<long, DataFile> FilesBelow(string prefix) =>
        FilesWhere("f.path >= $p0 AND f.path < $p1", prefix, Rows.After(prefix));

    public Dictionary<long, DataFile> Files(IReadOnlyCollection<long> numbers) => FilesWhere("f.source IN (SELECT value FROM json_each($p0))", NumberList.Json(numbers));

    public Dictionary<long, DataFile> FilesOf(string prefix) => FilesWhere("f.digest >= $p0 AND f.digest < $p0 || 'g'", prefix);

    public List<SourceReading> ReadingsOf(IReadOnlyCollection<long> files) => ReadingsFrom(
        "json_each($p0) f CROSS JOIN step_source r ON r.source = f.value", NumberList.Json(files));

    public List<SourceReading> ReadingsOf(string pipeline, string step, string parameter) => ReadingsFrom(
        "step q JOIN step_source r ON r.step = q.step WHERE q.pipeline = $p0 AND q.name = $p1 AND r.parameter = $p2", pipeline, step, parameter);

    public HashSet<long> ReadersIn(string runId) =>
    [
        .. reading.Query(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM step_source o WHERE o.step = s.step) THEN s.step ELSE s.source END
            FROM run r JOIN step s ON s.run = r.number WHERE r.run_id = $p0 AND s.state <> 'Skipped'
            """,
            static row => row.GetInt64(0),
            runId),
    ];

    public List<OutputReading> OutputsOf(string pipeline, string step, string output) => reading.Query(
        $"""
        SELECT min(s.step), max(s.step) AS latest, {Rows.ArtifactColumns}
        FROM step s JOIN step_output o ON o.step = {Rows.Done} JOIN artifact a ON a.artifact = o.artifact
        WHERE s.pipeline = $p0 AND s.name = $p1 AND o.name = $p2 AND s.state <> 'Skipped' AND s.run NOT IN ({RunDeletions.Deleted})
        GROUP BY a.artifact ORDER BY latest DESC
        """,
        static row => new OutputReading(row.Artifact(2), row.GetInt64(0), row.GetInt64(1)),
        pipeline, step, output);

    public DataSighting Sighting(long step) => reading.Query(
        $"""
        SELECT r.run_id, s.pipeline, s.name, coalesce(s.started_at, r.started_at) FROM step s JOIN run r ON r.number = s.run
        WHERE s.step = coalesce(
            (SELECT min(u.step) FROM step o JOIN step u ON u.source = o.step
             WHERE o.step = $p0 AND o.run IN ({RunDeletions.Deleted}) AND u.run NOT IN ({RunDeletions.Deleted})), $p0)
        """,
        static row => new DataSighting(row.GetString(0), row.GetString(1), row.GetString(2), row.Time(3)),
        step).Single();

    public ArtifactRecord? TableOf(long step) => new TableSearch(reading).Find(step);

    public List<string> InputsOf(string pipeline) => reading.Query(
        $"""
        WITH latest AS (
            SELECT s.step, {Rows.Done} AS done, s.name FROM step s
            WHERE s.run = (SELECT max(number) FROM run WHERE pipeline = $p0 AND number NOT IN ({RunDeletions.Deleted})) AND s.parent IS NULL)
        SELECT DISTINCT l.name || '.' || r.parameter FROM latest l JOIN step_source r ON r.step IN (l.step, l.done)
        UNION SELECT l.name || '/' || o.name FROM latest l JOIN step_output o ON o.step = l.done
        """,
        static row => row.GetString(0),
        pipeline);

    public List<string> Pipelines() => reading.Query(
        $"SELECT DISTINCT pipeline FROM run WHERE number NOT IN ({RunDeletions.Deleted})", static row => row.GetString(0));

    public List<string> LatePaths(int count) => reading.Query(
        "SELECT path FROM source ORDER BY source DESC LIMIT $p0", static row => row.GetString(0), count);

    private Dictionary<long, DataFile> FilesWhere(string condition, params ReadOnlySpan<SqlValue> values)
    {
        var files = new Dictionary<long, DataFile>();
        reading.ForEach(
            $"{FileColumns} WHERE {condition}",
            row => files.Add(row.GetInt64(0), new DataFile(row.GetString(1), row.GetString(2), row.GetInt64(3))),
            values);
        return files;
    }

    private List<SourceReading> ReadingsFrom(string from, params ReadOnlySpan<SqlValue> values) => reading.Query(
        $"""
        SELECT r.step, {Latest} AS latest, group_concat(r.source, ',' ORDER BY r.source)
        FROM {from} GROUP BY r.step, r.parameter HAVING {RunDeletions.IsSeen("r.step")} ORDER BY latest DESC, r.step DESC
        """,
        static row => new SourceReading(row.GetInt64(0), row.GetInt64(1), row.GetString(2)),
        values);
}
