using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds artifacts.</summary>
internal sealed class ArtifactQueries(IReadConnection reading, Database database, string root) : IArtifactQueries
{
    private const int MinimumDigits = 4;

    public ArtifactRecord ByDigest(string prefix)
    {
        if (prefix.Length < MinimumDigits || !prefix.All(char.IsAsciiHexDigit))
            throw new MillraceException(
                $"'{prefix}' names no artifact: write run/step/output, such as last/split-trips/train, or at least {MinimumDigits} digits of a digest.");

        List<ArtifactRecord> matches = reading.Query(
            $"SELECT {Rows.ArtifactColumns} FROM artifact a WHERE a.digest >= $p0 AND a.digest < $p1 ORDER BY a.artifact LIMIT 4",
            static row => row.Artifact(0),
            prefix.ToLowerInvariant(), prefix.ToLowerInvariant() + 'g');
        return matches switch
        {
            [] => throw new MillraceException($"No artifact in the store {root} has a digest that begins with '{prefix}'."),
            [ArtifactRecord only] => only,
            _ => throw new MillraceException(
                $"'{prefix}' may be any of several artifacts: {Several(matches)}. Write more of the digest, or run/step/output."),
        };
    }

    private static string Several(List<ArtifactRecord> matches) =>
        string.Join(", ", matches.Take(3).Select(static each => $"{each.Digest[..16]} ({each.DisplayType})")) + (matches.Count > 3 ? ", …" : "");

    public ImmutableArray<ArtifactRecord> Items(ArtifactRecord collection) =>
    [
        .. reading.Query(
            $"""
            SELECT {Rows.ArtifactColumns} FROM collection_item i JOIN artifact c ON c.artifact = i.artifact JOIN artifact a ON a.artifact = i.item
            WHERE c.digest = $p0 AND c.type = $p1 ORDER BY i.position
            """,
            static row => row.Artifact(0),
            collection.Digest, collection.Type),
    ];

    public byte[]? Content(ArtifactRecord artifact) => reading.Query(
        "SELECT content FROM artifact WHERE digest = $p0 AND type = $p1 AND content IS NOT NULL",
        static row => row.GetBytes(0),
        artifact.Digest, artifact.Type) is [byte[] content] ? content : null;

    public ArtifactSchema? Schema(string digest) =>
        reading.Query("SELECT document FROM artifact_schema WHERE digest = $p0", static row => row.GetString(0), digest) is [string document]
            ? ArtifactSchema.Read(digest, document)
            : null;

    public List<(ArtifactRecord Artifact, string Place)> Placed() => reading.Query(
        $"""
        WITH RECURSIVE placed (artifact, place, step) AS (
            SELECT o.artifact, r.run_id || '/' || s.name || '/' || o.name, s.step
            FROM step s JOIN step_output o ON o.step = {Rows.Done} JOIN run r ON r.number = s.run
            UNION SELECT i.item, p.place, p.step FROM placed p JOIN collection_item i ON i.artifact = p.artifact)
        SELECT {Rows.ArtifactColumns}, place, max(step) FROM placed JOIN artifact a ON a.artifact = placed.artifact
        GROUP BY a.artifact ORDER BY a.artifact
        """,
        static row => (row.Artifact(0), row.GetString(row.FieldCount - 2)));

    public string? PlaceOf(ArtifactRecord artifact) => reading.Query(
        """
        SELECT r.run_id || '/' || s.name || '/' || o.name
        FROM artifact a CROSS JOIN step_output o ON o.artifact = a.artifact
            CROSS JOIN step s ON s.step = coalesce((SELECT max(u.step) FROM step u WHERE u.source = o.step), o.step) CROSS JOIN run r ON r.number = s.run
        WHERE a.digest = $p0 AND a.type = $p1 ORDER BY s.step DESC, o.position LIMIT 1
        """,
        static row => row.GetString(0),
        artifact.Digest, artifact.Type) is [string place] ? place : null;

    public HashSet<string> Digests() => [.. reading.Query("SELECT DISTINCT digest FROM artifact", static row => row.GetString(0))];

    public ArtifactRecord ByPlace(string runId, string step, string? output)
    {
        List<(string Name, string State)> steps = reading.Query(
            "SELECT s.name, s.state FROM step s JOIN run r ON r.number = s.run WHERE r.run_id = $p0 ORDER BY s.position",
            static row => (row.GetString(0), row.GetString(1)),
            runId);
        string state = steps.Where(each => each.Name == step).Select(static each => each.State).FirstOrDefault() ?? throw new MillraceException(
            $"Run {runId} has no step '{step}'.{NearestName.Proposal(step, steps.Select(static each => each.Name))}");
        List<(string Name, ArtifactRecord Artifact)> outputs = reading.Query(
            $"""
            SELECT o.name, {Rows.ArtifactColumns}
            FROM step s JOIN step_output o ON o.step = {Rows.Done} JOIN artifact a ON a.artifact = o.artifact JOIN run r ON r.number = s.run
            WHERE r.run_id = $p0 AND s.name = $p1 ORDER BY o.position
            """,
            static row => (row.GetString(0), row.Artifact(1)),
            runId, step);
        if (outputs.Count == 0)
            throw new MillraceException($"Step '{step}' of run {runId} has no outputs: it is {state.ToLowerInvariant()}.");
        if (output is null)
        {
            return outputs.Count == 1 ? outputs[0].Artifact : throw new MillraceException(
                $"Step '{step}' of run {runId} has several outputs: {string.Join(", ", outputs.Select(static each => each.Name))}. Write "
                + $"{runId}/{step}/OUTPUT.");
        }

        return outputs.Where(each => each.Name == output).Select(static each => each.Artifact).FirstOrDefault() ?? throw new MillraceException(
            $"Step '{step}' of run {runId} has no output '{output}'.{NearestName.Proposal(output, outputs.Select(static each => each.Name))}");
    }

    public int Restamp(string digest, string stamp) =>
        database.Execute("UPDATE artifact SET stamp = $p1 WHERE digest = $p0 AND stamp IS NOT $p1", digest, stamp);
}
