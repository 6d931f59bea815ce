using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Puts recorded runs side by side.</summary>
internal static class RunComparer
{
    /// <summary>Compares runs.</summary>
    /// <param name="runs">At least one.</param>
    /// <param name="schemaOf">Finds the schema of an artifact; null where none is known.</param>
    public static RunComparison Compare(ImmutableArray<ComparedRun> runs, Func<ArtifactRecord, ArtifactSchema?> schemaOf)
    {
        var rows = new ComparedRows(runs);
        AddRuns(rows);
        rows.Add(ComparedKind.Parameter, Parameters);
        rows.AddNumbers(ComparedKind.Metric, static run => run.Record.Steps.SelectMany(
            static step => step.Metrics, static (step, metric) => ($"{step.Name}.{metric.Name}", metric.Value)));
        rows.AddNumbers(ComparedKind.Metric, run => ComparedSeries.Of(run.Record, runs[0].Record));
        rows.Add(ComparedKind.Data, Sources);
        rows.Add(ComparedKind.Data, Outputs);
        rows.AddWhere(ComparedKind.Data, new ComparedSchemas(runs, schemaOf).Of, ComparedSchemas.Differs);
        rows.AddNumbers(ComparedKind.Data, ComparedItems.Counts);
        rows.AddWhere(ComparedKind.Data, run => ComparedItems.Unlike(run, runs[0]), static _ => true);
        AddPlans(rows, runs);
        rows.Add(ComparedKind.Code, Origin);
        rows.Add(ComparedKind.Code, Code);
        rows.Add(ComparedKind.Code, Packages);
        rows.Add(ComparedKind.Origin, Machine);
        return new RunComparison([.. runs.Select(static run => run.Record.Summary)], rows.Drain());
    }

    private static void AddRuns(ComparedRows rows)
    {
        rows.Add(ComparedKind.Run, static run =>
        [
            ("pipeline", run.Summary.Pipeline),
            ("status", run.Summary.Status.ToString()),
            ("started", run.Summary.StartedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("seed", run.Summary.Seed.ToString(CultureInfo.InvariantCulture)),
        ]);
        rows.AddNumbers(ComparedKind.Run, static run => run.Record.Summary.Duration is { } took ? [("seconds", took.TotalSeconds)] : []);
        rows.Add(ComparedKind.Run, static run => run.Summary.Tags.Select(static tag => ($"tag {tag.Key}", (string?)tag.Value)));
        rows.Add(ComparedKind.Run, static run => run.Notes.Select(
            static (note, i) => (string.Create(CultureInfo.InvariantCulture, $"note {i + 1}"), (string?)note.Text)));
    }

    private static void AddPlans(ComparedRows rows, ImmutableArray<ComparedRun> runs)
    {
        if (!ComparedPlans.Differ(runs))
            return;
        HashSet<string> shared = ComparedPlans.Shared(runs);
        bool[] hasPlan = [.. runs.Select(static run => run.Plan is not null)];

        // A run without a plan lacks no step.
        rows.AddWhere(
            ComparedKind.Plan, run => ComparedPlans.Of(run, shared), row => row.Values.Where((_, run) => hasPlan[run]).Distinct().Skip(1).Any());
    }

    private static IEnumerable<(string, string?)> Parameters(RunRecord run) =>
        run.Parameters.Select(static parameter => (parameter.Name, parameter.Value)).Concat(
            run.Steps.SelectMany(static step => step.Parameters, static (step, parameter) => ($"{step.Name}.{parameter.Name}", parameter.Value)));

    private static IEnumerable<(string, string?)> Sources(RunRecord run) => run.Steps.SelectMany(
        static step => step.Sources, static (step, source) => ($"{step.Name}.{source.Parameter}: {source.Path}", (string?)source.Digest));

    private static IEnumerable<(string, string?)> Outputs(RunRecord run) => run.Steps.SelectMany(
        static step => step.Outputs, static (step, output) => ($"{step.Name}/{output.Name}", (string?)output.Artifact.Digest));

    private static IEnumerable<(string, string?)> Origin(RunRecord run)
    {
        if (run.Origin is not { } origin)
            return [];
        string? dirty = origin.IsDirty switch { true => " with changes", false => "", null => null };
        return
        [
            ("plan", string.Create(CultureInfo.InvariantCulture, $"version {origin.PlanVersion}")),
            ("commit", origin.Revision is null ? null : origin.Revision + dirty),
        ];
    }

    private static IEnumerable<(string, string?)> Code(RunRecord run) => run.Steps.Select(static step => ($"code of {step.Name}", step.Code));

    private static IEnumerable<(string, string?)> Packages(RunRecord run) =>
        run.Origin?.Packages.Select(static package => ($"package {package.Name}", (string?)package.Version)) ?? [];

    private static IEnumerable<(string, string?)> Machine(RunRecord run) => run.Origin is not { } origin ? [] :
        [("user", origin.User), ("host", origin.Host), ("system", origin.System), (".NET", origin.Runtime)];
}
