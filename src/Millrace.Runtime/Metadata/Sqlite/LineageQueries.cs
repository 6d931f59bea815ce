namespace Millrace.Runtime;

/// <summary>The links of lineage in SQLite. Where several tables meet, the numbers that are asked for come first, and indices lead on from them.</summary>
internal sealed class LineageQueries(IReadConnection reading) : ILineageQueries
{
    /// <summary>A step that makes nothing of its own: it was never begun, has no key, and shows what others made.</summary>
    private const string MakesNothing = "(s.state = 'Reused' AND s.fence = 0 AND s.source IS NULL AND s.key IS NULL)";

    /// <summary>The steps that made the collection c, other than maps, which are never begun as a whole.</summary>
    private const string MadeAtOnce = """
        EXISTS (SELECT 1 FROM step_output o JOIN step s ON s.step = o.step
            WHERE o.artifact = c AND NOT (s.fence = 0 AND s.source IS NULL AND s.key IS NULL))
        """;

    private const string MadeByNobody = "NOT EXISTS (SELECT 1 FROM step_output o WHERE o.artifact = c)";

    /// <inheritdoc/>
    public void FindMakers(IReadOnlyList<long> artifacts, Action<LineageEdge> found) => ForEach(
        $"""
        SELECT o.step, o.artifact, o.name
        FROM json_each($p0) j CROSS JOIN step_output o ON o.artifact = j.value CROSS JOIN step s ON s.step = o.step WHERE NOT {MakesNothing}
        """,
        artifacts,
        row => found(Output(row)));

    /// <inheritdoc/>
    public void FindTakers(IReadOnlyList<long> artifacts, Action<LineageEdge> found) => ForEach(
        $"""
        SELECT i.artifact, {Rows.Done}, i.name, i.view
        FROM json_each($p0) j CROSS JOIN step_input i ON i.artifact = j.value CROSS JOIN step s ON s.step = i.step WHERE NOT {MakesNothing}
        """,
        artifacts,
        row => found(Input(row)));

    /// <inheritdoc/>
    public void FindTaken(IReadOnlyList<long> executions, Action<LineageEdge> found)
    {
        const string Reusing = "CROSS JOIN step s ON s.source = j.value AND s.differs = 1";
        ForEach(
            $"""
            SELECT i.artifact, j.value, i.name, i.view FROM json_each($p0) j CROSS JOIN step_input i ON i.step = j.value
            UNION ALL SELECT i.artifact, j.value, i.name, i.view FROM json_each($p0) j {Reusing} CROSS JOIN step_input i ON i.step = s.step
            """,
            executions,
            row => found(Input(row)));
        ForEach(
            $"""
            SELECT f.source, j.value, f.parameter, f.span FROM json_each($p0) j CROSS JOIN step_source f ON f.step = j.value
            UNION ALL SELECT f.source, j.value, f.parameter, f.span FROM json_each($p0) j {Reusing} CROSS JOIN step_source f ON f.step = s.step
            """,
            executions,
            row => found(Reading(row)));
    }

    /// <inheritdoc/>
    public void FindYielded(IReadOnlyList<long> executions, Action<LineageEdge> found) => ForEach(
        "SELECT o.step, o.artifact, o.name FROM json_each($p0) j CROSS JOIN step_output o ON o.step = j.value", executions, row => found(Output(row)));

    /// <inheritdoc/>
    public void FindReaders(IReadOnlyList<long> files, Action<LineageEdge> found) => ForEach(
        $"""
        SELECT f.source, {Rows.Done}, f.parameter, f.span
        FROM json_each($p0) j CROSS JOIN step_source f ON f.source = j.value CROSS JOIN step s ON s.step = f.step
        """,
        files,
        row => found(Reading(row)));

    /// <inheritdoc/>
    public void FindItems(IReadOnlyList<long> collections, ItemScope scope, Action<LineageEdge> found) => ForEach(
        $"""
        SELECT i.item, i.artifact, i.position
        FROM (SELECT j.value AS c FROM json_each($p0) j WHERE EXISTS (SELECT 1 FROM collection_item i WHERE i.artifact = j.value) AND {Within(scope)})
            CROSS JOIN collection_item i ON i.artifact = c
        """,
        collections,
        row => found(Item(row)));

    /// <inheritdoc/>
    public void FindCollections(IReadOnlyList<long> items, ItemScope scope, Action<LineageEdge> found) => ForEach(
        $"""
        SELECT * FROM (
            SELECT i.item, i.artifact AS c, i.position
            FROM json_each($p0) j CROSS JOIN collection_item i INDEXED BY collection_item_by_item ON i.item = j.value)
        WHERE {Within(scope)}
        """,
        items,
        row => found(Item(row)));

    /// <inheritdoc/>
    public long? NumberOf(ArtifactRecord artifact) => reading.Query(
        "SELECT artifact FROM artifact WHERE digest = $p0 AND type = $p1", static row => row.GetInt64(0),
        artifact.Digest, artifact.Type) is [long number] ? number : null;

    /// <inheritdoc/>
    public List<LineageNode> FindFiles(LineageFileFilter filter) => LineageNodes.Files(reading, filter);

    /// <inheritdoc/>
    public Dictionary<LineageKey, LineageNode> Describe(IReadOnlyList<LineageKey> keys) => LineageNodes.Describe(reading, keys);

    /// <inheritdoc/>
    public List<long> OfKind(IReadOnlyList<long> artifacts, string kind)
    {
        var numbers = new List<long>();
        ForEach(
            "SELECT a.artifact FROM json_each($p0) j CROSS JOIN artifact a ON a.artifact = j.value WHERE a.kind = $p1",
            artifacts,
            row => numbers.Add(row.GetInt64(0)),
            kind);
        return numbers;
    }

    /// <inheritdoc/>
    public void CountKinds(IReadOnlyList<long> artifacts, IDictionary<string, long> counts) => ForEach(
        "SELECT a.kind, count(*) FROM json_each($p0) j CROSS JOIN artifact a ON a.artifact = j.value GROUP BY a.kind",
        artifacts,
        row =>
        {
            counts.TryGetValue(row.GetString(0), out long count);
            counts[row.GetString(0)] = count + row.GetInt64(1);
        });

    /// <inheritdoc/>
    public void FindRuns(IReadOnlyList<long> executions, ISet<long> runs) => ForEach(
        $"""
        SELECT s.run FROM json_each($p0) j CROSS JOIN step s ON s.step = j.value WHERE s.run NOT IN ({RunDeletions.Deleted})
        UNION SELECT s.run FROM json_each($p0) j CROSS JOIN step s ON s.source = j.value WHERE s.run NOT IN ({RunDeletions.Deleted})
        """,
        executions,
        row => runs.Add(row.GetInt64(0)));

    /// <inheritdoc/>
    public List<LineageRun> DescribeRuns(IReadOnlyList<long> runs)
    {
        var described = new List<LineageRun>();
        ForEach(
            "SELECT r.run_id, r.pipeline, r.started_at FROM json_each($p0) j CROSS JOIN run r ON r.number = j.value",
            runs,
            row => described.Add(new LineageRun(row.GetString(0), row.GetKnown(1), row.Time(2))));
        return described;
    }

    private static string Within(ItemScope scope) => scope switch
    {
        ItemScope.All => "true",
        ItemScope.Whole => $"({MadeAtOnce} OR {MadeByNobody})",
        _ => $"NOT {MadeAtOnce}",
    };

    private static LineageEdge Output(SqlRow row) =>
        new(LineageKey.Execution(row.GetInt64(0)), LineageKey.Artifact(row.GetInt64(1)), LineageLinkKind.Output, row.GetKnown(2), null);

    private static LineageEdge Input(SqlRow row) => new(
        LineageKey.Artifact(row.GetInt64(0)),
        LineageKey.Execution(row.GetInt64(1)),
        LineageLinkKind.Input,
        row.GetKnown(2),
        row.IsNull(3) ? null : row.GetKnown(3));

    private static LineageEdge Reading(SqlRow row) =>
        new(LineageKey.File(row.GetInt64(0)), LineageKey.Execution(row.GetInt64(1)), LineageLinkKind.Read, row.GetKnown(2), row.TextOrNull(3));

    private static LineageEdge Item(SqlRow row) =>
        new(LineageKey.Artifact(row.GetInt64(0)), LineageKey.Artifact(row.GetInt64(1)), LineageLinkKind.Item, row.GetString(2), null);

    private void ForEach(string sql, IReadOnlyList<long> numbers, Action<SqlRow> read)
    {
        foreach (string list in NumberList.Of(numbers))
            reading.ForEach(sql, read, list);
    }

    private void ForEach(string sql, IReadOnlyList<long> numbers, Action<SqlRow> read, string value)
    {
        foreach (string list in NumberList.Of(numbers))
            reading.ForEach(sql, read, list, value);
    }
}
