namespace Millrace.Runtime;

/// <summary>
/// Looks for the table that a run made of what a step yielded: among the step's outputs, then among those of the steps that took them, and so on.
/// </summary>
/// <param name="reading">The metadata.</param>
internal sealed class TableSearch(IReadConnection reading)
{
    /// <summary>Finding files, reading each, putting the parts together: who goes further makes something else of the data.</summary>
    private const int MostSteps = 4;

    private readonly record struct Output(long Number, ArtifactRecord Artifact);

    /// <summary>Finds it.</summary>
    /// <param name="step">The step.</param>
    public ArtifactRecord? Find(long step)
    {
        HashSet<long> seen = [];
        List<Output> outputs = OutputsOf([step]);
        for (int depth = 0; outputs.Count > 0 && depth < MostSteps; depth++)
        {
            if (outputs.Where(static each => IsTable(each.Artifact)).Select(static each => each.Artifact).FirstOrDefault() is { } table)
                return table;
            long[] artifacts = [.. outputs.Select(static each => each.Number)];
            outputs = OutputsOf([.. Takers(step, artifacts).Where(seen.Add)]);
        }

        return null;
    }

    private static bool IsTable(ArtifactRecord artifact) => artifact is { Rows: not null, IsCollection: false, IsInline: false };

    private List<Output> OutputsOf(IEnumerable<long> steps) =>
    [
        .. steps.SelectMany(step => reading.Query(
            $"""
            SELECT a.artifact, {Rows.ArtifactColumns}
            FROM step s JOIN step_output o ON o.step = {Rows.Done} JOIN artifact a ON a.artifact = o.artifact
            WHERE s.step = $p0 ORDER BY o.position
            """,
            static row => new Output(row.GetInt64(0), row.Artifact(1)),
            step)),
    ];

    /// <summary>The steps of the run, without those of items, that took one of some artifacts, in the order of the plan.</summary>
    private List<long> Takers(long step, long[] artifacts) => reading.Query(
        """
        SELECT t.step FROM step s JOIN step t ON t.run = s.run
        WHERE s.step = $p0 AND t.parent IS NULL AND t.state <> 'Skipped' AND EXISTS (
            SELECT 1 FROM step_input i WHERE i.step IN (t.step, t.source) AND i.artifact IN (SELECT value FROM json_each($p1)))
        ORDER BY t.position
        """,
        static row => row.GetInt64(0),
        step, NumberList.Json(artifacts));
}
