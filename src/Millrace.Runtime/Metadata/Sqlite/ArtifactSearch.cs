using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Finds artifacts in SQLite. Their numbers are found first, by indices, and what they are only of those on the page.</summary>
internal sealed class ArtifactSearch(IReadConnection reading) : IArtifactSearch
{
    /// <summary>Of a pipeline with fewer runs all results are looked for; of others what else is wanted is held against it, which soon fills a page.</summary>
    private const int FewRuns = 500;

    /// <inheritdoc/>
    public ImmutableArray<PlacedArtifact> Find(ArtifactFilter filter, int count, ArtifactRecord? before) =>
        Page(filter, count, before is null ? null : NumberOf(before)).Artifacts;

    /// <inheritdoc/>
    public (ImmutableArray<PlacedArtifact> Artifacts, long? Next) Page(ArtifactFilter filter, int count, long? before)
    {
        var conditions = new List<string> { "true" };
        var values = new List<SqlValue>();
        if (before is { } number)
            conditions.Add($"a.artifact < {Value(number)}");
        if (filter.Digest?.ToLowerInvariant() is { } digest)
            conditions.Add($"a.digest >= {Value(digest)} AND a.digest < {Value(digest + 'g')}");
        if (filter.Kind is { } kind)
            conditions.Add($"a.kind = {Value(kind)}");
        if (filter.Type is { } type)
            conditions.Add($"(a.kind, a.display_type) IN (VALUES {TypesLike(type)})");
        if (filter.Run is { } run)
        {
            conditions.Add($"""
                a.artifact IN (
                    SELECT o.artifact FROM step s JOIN step_output o ON o.step = {Rows.Done}
                    WHERE s.run = (SELECT number FROM run WHERE run_id = {Value(run)}))
                """);
        }

        if (filter.Pipeline is { } pipeline)
            conditions.Add(MadeBy(pipeline));
        if (filter.Since is { } since)
            conditions.Add($"a.created_at >= {Value(Rows.Text(since))}");
        string sql = $"""
            SELECT a.artifact, {PlacedRows.Columns} FROM artifact a
            WHERE a.artifact IN (SELECT a.artifact FROM artifact a WHERE {string.Join(" AND ", conditions)} ORDER BY a.artifact DESC LIMIT {Value(count)})
            ORDER BY a.artifact DESC
            """;
        List<(long Number, PlacedArtifact Artifact)> page = reading.Query(sql, static row => (row.GetInt64(0), PlacedRows.Read(row, 1)), [.. values]);
        return ([.. page.Select(static each => each.Artifact)], page.Count < count || page.Count == 0 ? null : page[^1].Number);

        string Value(SqlValue value)
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"$p{values.Count - 1}");
        }

        string TypesLike(string text)
        {
            string[] found =
            [
                .. Types().Where(each => each.Type.Contains(text, StringComparison.OrdinalIgnoreCase))
                    .Select(each => $"({Value(each.Kind)}, {Value(each.Type)})"),
            ];
            return found.Length == 0 ? "(NULL, NULL)" : string.Join(", ", found);
        }

        string MadeBy(string name)
        {
            string seen = RunDeletions.IsSeen("s.step");
            const string Made = "SELECT o.artifact FROM run r CROSS JOIN step s ON s.run = r.number CROSS JOIN step_output o ON o.step = s.step "
                + "WHERE r.pipeline =";
            return reading.Number("SELECT count(*) FROM (SELECT 1 FROM run WHERE pipeline = $p0 LIMIT $p1)", name, FewRuns) < FewRuns
                ? $"a.artifact IN ({Made} {Value(name)} AND {seen})"
                : $"EXISTS (SELECT 1 FROM step_output o CROSS JOIN step s ON s.step = o.step WHERE o.artifact = a.artifact AND s.pipeline = {Value(name)} AND {seen})";
        }
    }

    /// <summary>All types. There are few, and many artifacts of each, so one leads to the next.</summary>
    private IEnumerable<(string Kind, string Type)> Types()
    {
        const string NextKind = "SELECT min(kind) FROM artifact WHERE kind > $p0";
        for (string? kind = Next(NextKind, ""); kind is not null; kind = Next(NextKind, kind))
        {
            const string NextType = "SELECT min(display_type) FROM artifact WHERE kind = $p1 AND display_type > $p0";
            for (string? type = Next(NextType, "", kind); type is not null; type = Next(NextType, type, kind))
                yield return (kind, type);
        }
    }

    private string? Next(string sql, params ReadOnlySpan<SqlValue> values) => reading.Query(sql, static row => row.TextOrNull(0), values)[0];

    private long NumberOf(ArtifactRecord artifact)
    {
        long number = reading.Number("SELECT artifact FROM artifact WHERE digest = $p0 AND type = $p1", artifact.Digest, artifact.Type);
        return number > 0 ? number : throw new MillraceException(
            $"The artifact {artifact.Digest[..Math.Min(16, artifact.Digest.Length)]} ({artifact.DisplayType}), after which to go on, is not in the store any "
            + "more. Begin with the first page again.");
    }
}
