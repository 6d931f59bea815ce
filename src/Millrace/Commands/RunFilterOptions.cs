using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Which runs a command is about, as options.</summary>
/// <param name="time">The clock.</param>
internal sealed class RunFilterOptions(TimeProvider time)
{
    private readonly Option<string> _pipeline = new("--pipeline") { Description = "Only runs of this pipeline.", HelpName = "name" };

    private readonly Option<string[]> _status = new("--status")
    {
        Description = $"Only runs that stand so: {string.Join(", ", Enum.GetValues<RunStatus>().Select(MillraceJson.Name))}. Repeatable: one of them.",
        HelpName = "status",
    };

    private readonly Option<string> _since = new("--since")
    {
        Description = "Only runs that started then or later: 2026-01-31, 2026-01-31T17:45, or how long ago: 30m, 12h, 7d. Times are UTC.",
        HelpName = "time",
    };

    private readonly Option<string> _until = new("--until") { Description = "Only runs that started earlier; written as for --since.", HelpName = "time" };

    private readonly Option<string[]> _tags = new("--tag")
    {
        Description = "Only runs that have this tag, with this value where one is given. Repeatable: all of them.",
        HelpName = TagOption.Form,
    };

    private readonly Option<string[]> _parameters = new("--parameter")
    {
        Description = "Only runs whose parameter compares so: \"share>=0.1\", \"source!=trips.csv\". Repeatable: all of them.",
        HelpName = "comparison",
    };

    private readonly Option<string[]> _metrics = new("--metric")
    {
        Description = "Only runs with such a number: \"auc>0.8\", \"evaluate.auc>0.8\" for that of one step. Repeatable: all of them.",
        HelpName = "comparison",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_pipeline, _status, _since, _until, _tags, _parameters, _metrics])
            command.Add(option);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="UsageException">A value cannot be read.</exception>
    public RunFilter Read(ParseResult parsed) => new()
    {
        Pipeline = parsed.GetValue(_pipeline),
        Statuses = [.. (parsed.GetValue(_status) ?? []).Select(Status)],
        Since = parsed.GetValue(_since) is { } since ? InstantText.Read(since, _since.Name, time) : null,
        Until = parsed.GetValue(_until) is { } until ? InstantText.Read(until, _until.Name, time) : null,
        Tags = [.. (parsed.GetValue(_tags) ?? []).Select(TagOption.ReadCondition)],
        Parameters = [.. (parsed.GetValue(_parameters) ?? []).Select(text => Parameter(text))],
        Metrics = [.. (parsed.GetValue(_metrics) ?? []).Select(Metric)],
    };

    private static RunStatus Status(string text)
    {
        foreach (RunStatus status in Enum.GetValues<RunStatus>())
        {
            if (MillraceJson.Name(status).Equals(text, StringComparison.OrdinalIgnoreCase))
                return status;
        }

        throw new UsageException($"'{text}' is not a value for '--status': expected {string.Join(", ", Enum.GetValues<RunStatus>().Select(MillraceJson.Name))}.");
    }

    private ParameterCondition Parameter(string text)
    {
        var (name, comparison, value) = ComparisonText.Read(text, _parameters.Name);
        return new ParameterCondition(name, comparison, value);
    }

    private MetricCondition Metric(string text)
    {
        var (name, comparison, value) = ComparisonText.Read(text, _metrics.Name);
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number)
            ? new MetricCondition(name, comparison, number)
            : throw new UsageException($"'{text}' is not a value for '--metric': '{value}' is no number.");
    }
}
