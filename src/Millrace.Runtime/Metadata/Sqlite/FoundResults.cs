using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What a run found in the store before it began. The transaction that begins the run takes hold of it, if it is still there: from then on nobody removes it.
/// </summary>
/// <param name="Artifacts">Artifacts that references stand for, each with the position of its step.</param>
/// <param name="Inputs">Artifacts that references in the bodies of maps stand for, each with the position of the map and that among the map's inputs.</param>
/// <param name="Results">Results that stand for skipped steps, each with the position of its step.</param>
internal sealed record FoundResults(
    ImmutableArray<(int Step, OutputRecord Output)> Artifacts,
    ImmutableArray<(int Step, int Position, InputRecord Input)> Inputs,
    ImmutableArray<(int Step, CacheHit Hit)> Results)
{
    /// <summary>Whether all of it is still in the metadata.</summary>
    public bool AreThere(Database database) =>
        Artifacts.Select(static found => found.Output.Artifact).Concat(Inputs.Select(static found => found.Input.Artifact)).All(artifact => database.Number(
            "SELECT EXISTS (SELECT 1 FROM artifact WHERE digest = $p0 AND type = $p1)", artifact.Digest, artifact.Type) != 0)
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

        foreach ((int step, int position, InputRecord input) in Inputs)
        {
            database.Execute(
                """
                INSERT INTO step_input (step, position, item, name, from_step, from_output, view, artifact)
                SELECT $p0, $p1, $p2, $p3, $p4, $p5, $p6, artifact FROM artifact WHERE digest = $p7 AND type = $p8
                """,
                steps[step], position, input.Item, input.Name, input.FromStep, input.FromOutput, input.View, input.Artifact.Digest, input.Artifact.Type);
        }

        foreach ((int step, CacheHit hit) in Results)
            database.Execute("UPDATE step SET source = $p1 WHERE step = $p0", steps[step], hit.Step);
    }
}
