using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>Turns what the runtime reports into documents.</summary>
internal static class RunDocuments
{
    public static RunDocument Of(RunResult result, string store, RunOptions options) => new()
    {
        Run = result.RunId,
        Pipeline = result.Pipeline,
        Status = MillraceJson.Name(result.Status),
        Seconds = Seconds(result.Duration),
        Error = result.Error?.Message,
        Store = store,
        Seed = options.Seed,
        Resumes = options.Resumes,
        Steps = [.. result.Steps.Select(static step => new StepDocument
        {
            Name = step.Name,
            State = MillraceJson.Name(step.State),
            Cause = Cause(step.Cause),
            Attempts = step.Attempts,
            Seconds = Seconds(step.Duration),
            Reason = step.Reason,
            Error = step.Error?.Message,
            Log = step.LogPath,
            Outputs = Outputs(step.Outputs),
            Metrics = Metrics(step.Metrics),
            Series = Series(step.Series),
        })],
        Metrics = Metrics(result.Metrics),
    };

    public static RunListDocument Of(ImmutableArray<RunSummary> runs, string store) => new()
    {
        Store = store,
        Runs = [.. runs.Select(static run => new RunSummaryDocument
        {
            Run = run.RunId,
            Pipeline = run.Pipeline,
            Status = MillraceJson.Name(run.Status),
            StartedAt = run.StartedAt,
            Seconds = Seconds(run.Duration),
            Steps = run.Steps,
            Executed = run.Executed,
            Reused = run.Reused,
            Resumes = run.Resumes,
            IsPinned = run.IsPinned ? true : null,
            Tags = run.Tags.IsEmpty ? null : run.Tags,
            Metrics = Metrics(run.Metrics),
        })],
    };

    /// <summary>A recorded run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="withItems">Whether somebody asked for the steps of items.</param>
    /// <param name="store">The store.</param>
    public static RunRecordDocument Of(RunRecord run, bool withItems, Store store) => new()
    {
        Run = run.Summary.RunId,
        Pipeline = run.Summary.Pipeline,
        Status = MillraceJson.Name(run.Summary.Status),
        Seconds = Seconds(run.Summary.Duration),
        Store = store.Path,
        Seed = run.Summary.Seed,
        StartedAt = run.Summary.StartedAt,
        Resumes = run.Options?.Resumes,
        From = run.Options?.From,
        To = run.Options?.To,
        Fresh = run.Options?.Fresh,
        KeepGoing = run.Options?.KeepGoing,
        KeepSources = run.Options?.KeepSources,
        Parallel = run.Options?.Parallel,
        IsPinned = run.Summary.IsPinned ? true : null,
        Origin = run.Origin is { } origin ? OriginDocument.Of(origin) : null,
        Tags = run.Summary.Tags.IsEmpty ? null : run.Summary.Tags,
        Notes = run.Notes.IsEmpty ? null : [.. run.Notes.Select(NoteDocument.Of)],
        Parameters = Parameters(run.Parameters),
        Steps = [.. run.Steps.Select(step => Step(step, store.Metadata))],
        ItemSteps = withItems ? [.. run.Items.Select(step => Step(step, store.Metadata))] : null,
        Metrics = Metrics(run.Summary.Metrics),
    };

    private static StepRecordDocument Step(StepRecord step, Metadata metadata) => new()
    {
        Name = step.Name,
        Component = step.Component,
        State = MillraceJson.Name(step.State),
        Cause = Cause(step.Cause),
        Attempts = step.Attempt,
        Seconds = Seconds(step.Duration),
        Reason = step.Reason,
        Error = step.Error,
        Log = step.LogPath,
        FailedAttempts = step.FailedAttempts.IsEmpty ? null :
        [
            .. step.FailedAttempts.Select(static each => new AttemptDocument(each.Number, each.StartedAt, Seconds(each.Duration), each.Error, each.LogPath)),
        ],
        ReusedFrom = step.ReusedFrom,
        Key = step.Key,
        Code = step.Code,
        Sources = step.Sources.IsEmpty ? null : [.. step.Sources.Select(SourceDocument.Of)],
        Items = step.Items is { } items
            ? new(items.States.ToDictionary(static each => MillraceJson.Name(each.Key), static each => each.Value), StringComparer.Ordinal)
            : null,
        Parameters = Parameters(step.Parameters),
        Inputs = [.. step.Inputs.Select(static input => new InputDocument(
            input.Name, input.FromStep, input.FromOutput, input.View, input.Artifact.Digest))],
        Outputs = Outputs(step.Outputs, metadata.GetSchema),
        Metrics = Metrics(step.Metrics),
        Series = Series(step.Series),
    };

    /// <summary>Single numbers by name; where several steps record one name, the key says which.</summary>
    public static SortedDictionary<string, double?> Metrics(ImmutableArray<Metric> metrics)
    {
        SortedDictionary<string, double?> numbers = new(StringComparer.Ordinal);
        foreach (var group in metrics.GroupBy(static metric => metric.Name, StringComparer.Ordinal))
        {
            bool isAmbiguous = group.Select(static metric => metric.Step).Distinct(StringComparer.Ordinal).Skip(1).Any();

            foreach (Metric metric in group)
                numbers[isAmbiguous ? $"{metric.Step}.{metric.Name}" : metric.Name] = MillraceJson.Number(metric.Value);
        }

        return numbers;
    }

    private static SortedDictionary<string, ImmutableArray<SeriesPointDocument>> Series(ImmutableArray<MetricSeries> series)
    {
        SortedDictionary<string, ImmutableArray<SeriesPointDocument>> documents = new(StringComparer.Ordinal);
        foreach (MetricSeries each in series)
            documents[each.Name] = [.. each.Points.Select(static point => new SeriesPointDocument(point.Position, MillraceJson.Number(point.Value)))];
        return documents;
    }

    private static string? Cause(StepCause cause) => cause == StepCause.None ? null : MillraceJson.Name(cause);

    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static double? Seconds(TimeSpan? time) => time is { } known ? Seconds(known) : null;

    private static ImmutableArray<ParameterValueDocument> Parameters(ImmutableArray<ParameterRecord> parameters) =>
        [.. parameters.Select(static parameter => new ParameterValueDocument(parameter.Name, parameter.Value, MillraceJson.Name(parameter.Origin)))];

    private static ImmutableArray<OutputDocument> Outputs(ImmutableArray<OutputRecord> outputs, Func<ArtifactRecord, ArtifactSchema?>? schemaOf = null) =>
    [
        .. outputs.Select(output => new OutputDocument(
            output.Name, output.Artifact.DisplayType, output.Artifact.Kind, output.Artifact.Digest, output.Artifact.Bytes, output.Artifact.Rows)
        {
            Schema = TableSchemaDocument.Of(schemaOf?.Invoke(output.Artifact)),
        }),
    ];
}
