using System.Globalization;

namespace Millrace.Runtime;

/// <summary>What a comparison tells of the columns of outputs: how many there are, and what differs from those of the first run that has the output.</summary>
/// <param name="runs">The runs.</param>
/// <param name="schemaOf">Finds the schema of an artifact; null where none is known.</param>
internal sealed class ComparedSchemas(IEnumerable<ComparedRun> runs, Func<ArtifactRecord, ArtifactSchema?> schemaOf)
{
    private readonly Dictionary<string, ArtifactSchema> _first = FirstOf(runs, schemaOf);

    /// <summary>Whether a row is about columns that differ: what is known of one run and not of another differs in nothing.</summary>
    public static bool Differs(ComparedRow row) => row.Values.OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>What is told of a run.</summary>
    public IEnumerable<(string Name, string? Value)> Of(ComparedRun run)
    {
        foreach ((string name, ArtifactRecord artifact) in Outputs(run))
        {
            if (schemaOf(artifact) is not { } schema)
                continue;
            var difference = SchemaDifference.Between(_first[name], schema);
            string change = difference.IsEmpty ? "" : $": {difference}";
            yield return ($"columns of {name}", string.Create(CultureInfo.InvariantCulture, $"{schema.Columns.Length}{change}"));
        }
    }

    private static Dictionary<string, ArtifactSchema> FirstOf(IEnumerable<ComparedRun> runs, Func<ArtifactRecord, ArtifactSchema?> schemaOf)
    {
        var first = new Dictionary<string, ArtifactSchema>(StringComparer.Ordinal);
        foreach ((string name, ArtifactRecord artifact) in runs.SelectMany(Outputs))
        {
            if (!first.ContainsKey(name) && schemaOf(artifact) is { } schema)
                first[name] = schema;
        }

        return first;
    }

    private static IEnumerable<(string Name, ArtifactRecord Artifact)> Outputs(ComparedRun run) => run.Record.Steps.SelectMany(
        static step => step.Outputs, static (step, output) => ($"{step.Name}/{output.Name}", output.Artifact));
}
