namespace Millrace.Runtime;

/// <summary>Finds artifacts.</summary>
internal sealed class ArtifactQueries(Database database, string root)
{
    private const int MinimumDigits = 4;

    public ArtifactRecord ByDigest(string prefix)
    {
        if (prefix.Length < MinimumDigits || !prefix.All(char.IsAsciiHexDigit))
            throw new MillraceException($"'{prefix}' names no artifact: write run/step/output, such as last/split-trips/train, or at least {MinimumDigits} digits of a digest.");

        List<ArtifactRecord> matches = database.Query(
            $"SELECT {Rows.ArtifactColumns} FROM artifact a WHERE substr(a.digest, 1, length($p0)) = $p0 ORDER BY a.artifact LIMIT 4",
            static row => row.Artifact(0),
            prefix.ToLowerInvariant());
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

    /// <summary>The artifacts that results show, each with its latest place.</summary>
    public List<(ArtifactRecord Artifact, string Place)> Placed() => database.Query(
        $"""
        SELECT {Rows.ArtifactColumns}, r.run_id || '/' || s.name || '/' || o.name, max(s.step)
        FROM step_output o JOIN artifact a ON a.artifact = o.artifact JOIN step s ON s.step = o.step JOIN run r ON r.number = s.run
        GROUP BY a.artifact ORDER BY a.artifact
        """,
        static row => (row.Artifact(0), row.GetString(row.FieldCount - 2)));

    public ArtifactRecord ByPlace(string runId, string step, string? output)
    {
        List<(string Name, string State)> steps = database.Query(
            "SELECT s.name, s.state FROM step s JOIN run r ON r.number = s.run WHERE r.run_id = $p0 ORDER BY s.position",
            static row => (row.GetString(0), row.GetString(1)),
            runId);
        string state = steps.Where(each => each.Name == step).Select(static each => each.State).FirstOrDefault() ?? throw new MillraceException(
            $"Run {runId} has no step '{step}'.{NearestName.Proposal(step, steps.Select(static each => each.Name))}");
        List<(string Name, ArtifactRecord Artifact)> outputs = database.Query(
            $"""
            SELECT o.name, {Rows.ArtifactColumns}
            FROM step_output o JOIN artifact a ON a.artifact = o.artifact JOIN step s ON s.step = o.step JOIN run r ON r.number = s.run
            WHERE r.run_id = $p0 AND s.name = $p1 ORDER BY o.position
            """,
            static row => (row.GetString(0), row.Artifact(1)),
            runId, step);
        if (outputs.Count == 0)
            throw new MillraceException($"Step '{step}' of run {runId} has no outputs: it is {state.ToLowerInvariant()}.");
        if (output is null)
        {
            return outputs.Count == 1 ? outputs[0].Artifact : throw new MillraceException(
                $"Step '{step}' of run {runId} has several outputs: {string.Join(", ", outputs.Select(static each => each.Name))}. Write {runId}/{step}/OUTPUT.");
        }

        return outputs.Where(each => each.Name == output).Select(static each => each.Artifact).FirstOrDefault() ?? throw new MillraceException(
            $"Step '{step}' of run {runId} has no output '{output}'.{NearestName.Proposal(output, outputs.Select(static each => each.Name))}");
    }
}
