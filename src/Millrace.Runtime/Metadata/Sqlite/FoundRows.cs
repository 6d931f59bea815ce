using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Takes hold of what a run found in the store before it began.</summary>
internal static class FoundRows
{
    /// <summary>Whether all of it is still in the metadata.</summary>
    public static bool AreThere(Database database, FoundResults found) =>
        found.Artifacts.Select(static each => each.Output.Artifact).Concat(found.Inputs.Select(static each => each.Input.Artifact)).All(artifact => database.Number(
            "SELECT EXISTS (SELECT 1 FROM artifact WHERE digest = $p0 AND type = $p1)", artifact.Digest, artifact.Type) != 0)
        && found.Results.All(result => database.Number(
            "SELECT EXISTS (SELECT 1 FROM step WHERE step = $p0) AND (SELECT count(*) FROM step_output WHERE step = $p0) = $p1",
            result.Hit.Step, result.Hit.Outputs.Length) != 0);

    /// <summary>Writes down what steps of the run stand for.</summary>
    /// <param name="database">The metadata.</param>
    /// <param name="found">What was found.</param>
    /// <param name="steps">The numbers of the run's steps, by position.</param>
    public static void Hold(Database database, FoundResults found, ImmutableArray<long> steps)
    {
        foreach ((int step, OutputRecord output) in found.Artifacts)
        {
            database.Execute(
                "INSERT INTO step_output (step, position, name, artifact) SELECT $p0, 0, $p1, artifact FROM artifact WHERE digest = $p2 AND type = $p3",
                steps[step], output.Name, output.Artifact.Digest, output.Artifact.Type);
        }

        foreach ((int step, int position, InputRecord input) in found.Inputs)
        {
            database.Execute(
                """
                INSERT INTO step_input (step, position, item, name, from_step, from_output, view, artifact)
                SELECT $p0, $p1, $p2, $p3, $p4, $p5, $p6, artifact FROM artifact WHERE digest = $p7 AND type = $p8
                """,
                steps[step], position, input.Item, input.Name, input.FromStep, input.FromOutput, input.View, input.Artifact.Digest, input.Artifact.Type);
        }

        foreach ((int step, CacheHit hit) in found.Results)
            database.Execute("UPDATE step SET source = $p1 WHERE step = $p0", steps[step], hit.Step);
    }
}
