namespace Millrace.Runtime;

/// <summary>What the nodes of lineage are, in SQLite.</summary>
internal static class LineageNodes
{
    /// <summary>What nodes are.</summary>
    public static Dictionary<LineageKey, LineageNode> Describe(IReadConnection reading, IReadOnlyList<LineageKey> keys)
    {
        var nodes = new Dictionary<LineageKey, LineageNode>(keys.Count);
        Read(
            $"SELECT a.artifact, {PlacedRows.Columns} FROM json_each($p0) j CROSS JOIN artifact a ON a.artifact = j.value",
            LineageNodeKind.Artifact,
            static row => new LineageNode { Kind = LineageNodeKind.Artifact, Id = row.GetInt64(0), Artifact = PlacedRows.Read(row, 1) });
        Read(
            $"""
            SELECT s.step, r.run_id, r.pipeline, s.name, s.component, s.state, s.started_at,
                (SELECT count(*) FROM step u WHERE u.source = s.step AND u.run NOT IN ({RunDeletions.Deleted})),
                (SELECT l.run_id FROM run l WHERE l.number =
                    (SELECT u.run FROM step u WHERE u.step = (
                        SELECT coalesce(max(u.step), s.step) FROM step u WHERE u.source = s.step AND u.run NOT IN ({RunDeletions.Deleted}))))
            FROM json_each($p0) j CROSS JOIN step s ON s.step = j.value CROSS JOIN run r ON r.number = s.run
            """,
            LineageNodeKind.Execution,
            static row => new LineageNode { Kind = LineageNodeKind.Execution, Id = row.GetInt64(0), Execution = Execution(row) });
        Read(
            "SELECT f.source, f.path, f.digest, f.bytes FROM json_each($p0) j CROSS JOIN source f ON f.source = j.value", LineageNodeKind.File, File);
        return nodes;

        void Read(string sql, LineageNodeKind kind, Func<SqlRow, LineageNode> read)
        {
            foreach (string list in NumberList.Of([.. keys.Where(key => key.Kind == kind).Select(static key => key.Id)]))
                reading.ForEach(sql, row => Add(read(row)), list);
        }

        void Add(LineageNode node) => nodes[node.Key] = node;
    }

    /// <summary>The versions of files that a filter wants, by path and, of one path, the latest first.</summary>
    public static List<LineageNode> Files(IReadConnection reading, LineageFileFilter filter)
    {
        var conditions = new List<string> { "true" };
        var values = new List<SqlValue>();
        if (filter.Path is { } path)
            conditions.Add($"f.path = {Value(path)}");
        if (filter.Folder is { } folder)
        {
            string begin = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
            conditions.Add($"f.path >= {Value(begin)} AND f.path < {Value(Rows.After(begin))}");
        }

        if (filter.Digest is { } digest)
            conditions.Add($"f.digest >= {Value(digest)} AND f.digest < {Value(digest + 'g')}");
        return reading.Query(
            $"SELECT f.source, f.path, f.digest, f.bytes FROM source f WHERE {string.Join(" AND ", conditions)} ORDER BY f.path, f.source DESC",
            File,
            [.. values]);

        string Value(string text)
        {
            values.Add(text);
            return FormattableString.Invariant($"$p{values.Count - 1}");
        }
    }

    private static LineageNode File(SqlRow row) => new()
    {
        Kind = LineageNodeKind.File,
        Id = row.GetInt64(0),
        File = new LineageFile(row.GetString(1), row.GetString(2), row.GetInt64(3)),
    };

    private static LineageExecution Execution(SqlRow row) => new()
    {
        RunId = row.GetString(1),
        Pipeline = row.GetKnown(2),
        Step = row.GetString(3),
        Component = row.GetKnown(4),
        State = row.Member<StepState>(5),
        StartedAt = row.TimeOrNull(6),
        Uses = row.GetInt64(7),
        LatestRunId = row.GetString(8),
    };
}
