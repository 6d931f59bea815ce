using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What a run found in the store before it began. The transaction that begins the run takes hold of it, if it is still there: from then on nobody removes it.
/// </summary>
/// <param name="Artifacts">Artifacts that references stand for, each with the position of its step.</param>
/// <param name="Results">Results that stand for skipped steps, each with the position of its step.</param>
internal sealed record FoundResults(ImmutableArray<(int Step, OutputRecord Output)> Artifacts, ImmutableArray<(int Step, CacheHit Hit)> Results)
{
    /// <summary>Whether all of it is still in the metadata.</summary>
    public bool AreThere(Database database) =>
        Artifacts.All(found => database.Number(
            "SELECT EXISTS (SELECT 1 FROM artifact WHERE digest = $p0 AND type = $p1)", found.Output.Artifact.Digest, found.Output.Artifact.Type) != 0)
        && Results.All(found => database.Number(
            "SELECT EXISTS (SELECT 1 FROM step WHERE step = $p0) AND (SELECT count(*) FROM step_output WHERE step = $p0) = $p1",
            found.Hit.Step, found.Hit.Outputs.Length) != 0);

    /// <summary>Writes down what steps of the run stand for.</summary>
    /// <param name="database">The metadata.</param>
    /// <param name="steps">The numbers of the run's steps, by position.</param>
    public void Hold(Database database, ImmutableArray<long> steps)
    {
        foreach ((int step, OutputRecord output) in Artifacts)
        {
            database.Execute(
                "INSERT INTO step_output (step, position, name, artifact) SELECT $p0, 0, $p1, artifact FROM artifact WHERE digest = $p2 AND type = $p3",
                steps[step], output.Name, output.Artifact.Digest, output.Artifact.Type);
        }

        foreach ((int step, CacheHit hit) in Results)
            database.Execute("UPDATE step SET source = $p1 WHERE step = $p0", steps[step], hit.Step);
    }
}
