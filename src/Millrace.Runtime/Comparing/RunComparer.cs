using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Puts recorded runs side by side: each thing by its name, in the order in which the runs have it.</summary>
internal sealed class RunComparer
{
    private readonly ImmutableArray<RunRecord> _runs;
    private readonly ImmutableArray<ComparedRow>.Builder _rows = ImmutableArray.CreateBuilder<ComparedRow>();

    private RunComparer(ImmutableArray<RunRecord> runs) => _runs = runs;

    /// <summary>Compares runs.</summary>
    /// <param name="runs">At least one.</param>
    public static RunComparison Compare(ImmutableArray<RunRecord> runs)
    {
        var comparer = new RunComparer(runs);
        comparer.AddRuns();
        comparer.Add(ComparedKind.Parameter, Parameters);
        comparer.AddMetrics();
        comparer.Add(ComparedKind.Data, Sources);
        comparer.Add(ComparedKind.Data, Outputs);
        comparer.Add(ComparedKind.Code, Origin);
        comparer.Add(ComparedKind.Code, Code);
        comparer.Add(ComparedKind.Code, Packages);
        comparer.Add(ComparedKind.Origin, Machine);
        return new RunComparison([.. runs.Select(static run => run.Summary)], comparer._rows.DrainToImmutable());
    }

    private void AddRuns()
    {
        Add(ComparedKind.Run, static run =>
        [
            ("pipeline", run.Summary.Pipeline),
            ("status", run.Summary.Status.ToString()),
            ("started", run.Summary.StartedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("seed", run.Summary.Seed.ToString(CultureInfo.InvariantCulture)),
        ]);
        AddNumbers(ComparedKind.Run, static run => run.Summary.Duration is { } took ? [("seconds", took.TotalSeconds)] : []);
        Add(ComparedKind.Run, static run => run.Summary.Tags.Select(static tag => ($"tag {tag.Key}", (string?)tag.Value)));
    }

    private static IEnumerable<(string, string?)> Parameters(RunRecord run) =>
        run.Parameters.Select(static parameter => (parameter.Name, parameter.Value)).Concat(
            run.Steps.SelectMany(static step => step.Parameters, static (step, parameter) => ($"{step.Name}.{parameter.Name}", parameter.Value)));

    private void AddMetrics()
    {
        AddNumbers(ComparedKind.Metric, static run => run.Steps.SelectMany(static step => step.Metrics, static (step, metric) => ($"{step.Name}.{metric.Name}", metric.Value)));
        AddNumbers(ComparedKind.Metric, static run => run.Steps.SelectMany(
            static step => step.Series, static (step, series) => ($"{step.Name}.{series.Name}, last of series", series.Points[^1].Value)));
    }

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

    private void AddNumbers(ComparedKind kind, Func<RunRecord, IEnumerable<(string Name, double Value)>> read)
    {
        Dictionary<string, double>[] numbers = [.. _runs.Select(run => First(read(run)))];
        foreach (string name in Names(read))
        {
            ImmutableArray<double?> values = [.. numbers.Select(each => each.TryGetValue(name, out double value) ? value : (double?)null)];
            _rows.Add(new ComparedRow(kind, name, [.. values.Select(static value => value?.ToString("R", CultureInfo.InvariantCulture))]) { Numbers = values });
        }
    }

    private void Add(ComparedKind kind, Func<RunRecord, IEnumerable<(string Name, string? Value)>> read)
    {
        Dictionary<string, string?>[] values = [.. _runs.Select(run => First(read(run)))];
        foreach (string name in Names(read))
            _rows.Add(new ComparedRow(kind, name, [.. values.Select(each => each.GetValueOrDefault(name))]));
    }

    /// <summary>All names, in the order of the first run that has them.</summary>
    private IEnumerable<string> Names<T>(Func<RunRecord, IEnumerable<(string Name, T Value)>> read) =>
        _runs.SelectMany(run => read(run).Select(static each => each.Name)).Distinct(StringComparer.Ordinal);

    private static Dictionary<string, T> First<T>(IEnumerable<(string Name, T Value)> values)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string name, T value) in values)
            found.TryAdd(name, value);
        return found;
    }
}
