using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>Writes runs and steps through the contract alone, in short words.</summary>
/// <param name="store">The metadata.</param>
/// <param name="owner">Whose runs they are.</param>
internal sealed class Written(IMetadataStore store, string owner = "0123456789ab")
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly string s_collection = typeof(Collection<Text>).ToString();

    private int _keys;

    /// <summary>Begins a run of as many steps as have names.</summary>
    public RunTicket Begin(string pipeline, string[] steps, RunOptions? options = null, params (string Name, string Value)[] parameters) =>
        Begin(pipeline, steps, new FoundResults([], [], []), options, parameters)!;

    /// <summary>Begins a run that stands on results; null where they are gone.</summary>
    public RunTicket? Begin(string pipeline, string[] steps, FoundResults found, RunOptions? options = null, params (string Name, string Value)[] parameters)
    {
        PipelinePlan plan = Plan(
            pipeline,
            [.. parameters.Select(static each => Parameter(each.Name, each.Value))],
            [.. steps.Select(static step => Step(step, Constant("x")))]);
        return store.Runs.BeginRun(TestStore.Bind(plan), options ?? new RunOptions(), owner, found);
    }

    public bool Finish(RunTicket run, RunStatus status = RunStatus.Succeeded) => store.Runs.EndRun(run.Number, status, TimeSpan.FromSeconds(1));

    /// <summary>Adds a step to a run that goes on.</summary>
    public long? Add(RunTicket run, int position, string name, long? parent) =>
        Do(() => store.Steps.Add(run.Number, position, "trips", TestStore.Bind(Plan(Step(name, Constant("x")))).Steps[0], parent));

    /// <summary>How a step starts that takes the outputs of others.</summary>
    public StepStart Start(long step, params (string From, OutputRecord Output)[] inputs)
    {
        StepKey key = Key(string.Create(CultureInfo.InvariantCulture, $"{owner} {step} {_keys++}"));
        return new StepStart(step, key, key.Text, "first run", [.. inputs.Select(Input)], null, s_start);
    }

    /// <summary>How a step ends that yields a value and records numbers.</summary>
    public static StepCommit End(StepStart start, string content, int fence = 1, params (string Name, double Value)[] metrics) => new()
    {
        Start = start,
        Fence = fence,
        Outputs = [new OutputRecord("output", Artifact(content))],
        Metrics = [.. metrics.Select(static each => new Metric("", each.Name, each.Value, IsHeadline: true))],
        Series = [],
        Duration = TimeSpan.FromSeconds(2),
        IsReusable = true,
        Log = null,
    };

    /// <summary>Executes a step from its start to its result.</summary>
    public CacheHit Execute(RunTicket run, int step, string content, params (string Name, double Value)[] metrics) =>
        Commit(run, End(Start(run.Steps[step]), content, 1, metrics));

    /// <summary>Executes a step that takes results of others and files from outside.</summary>
    public CacheHit Execute(RunTicket run, int step, ArtifactRecord output, CacheHit[] inputs, params SourceFile[] files) => Commit(run, End(
        Start(run.Steps[step], [.. inputs.Select(static each => ("s", each.Outputs[0]))])
            with { Sources = [.. files.Select(static file => new StepSource("path", null, file))] },
        "") with { Outputs = [new OutputRecord("output", output)] });

    /// <summary>Commits what was started.</summary>
    public CacheHit Commit(RunTicket run, StepCommit end)
    {
        Assert.True(Do(() => store.Steps.Commit(end)));
        return new CacheHit(end.Start.Step, run.RunId, end.Start.Key.Digest, end.Outputs, end.Metrics, end.Series);
    }

    /// <summary>Lets a result stand for a step.</summary>
    public bool Reuse(RunTicket run, int step, CacheHit hit, StepState state = StepState.Reused, params StepSource[] sources) => Do(
        () => store.Steps.Reuse(run.Steps[step], state, StepCause.None, hit, null, "unchanged", [], [.. sources]));

    /// <summary>Does something as the runtime does it: in a transaction of the queue.</summary>
    public T Do<T>(Func<T> work) => store.Commits.RunAsync(work).GetAwaiter().GetResult();

    public static StepKey Key(string text) => new([new KeyPart(KeyPartKind.Parameter, "text", text), new KeyPart(KeyPartKind.Code, "", "c0de")]);

    public static ArtifactRecord Artifact(string content) => new()
    {
        Digest = Digest(content),
        Kind = "text",
        Type = "Text",
        DisplayType = "Text",
        Bytes = content.Length,
        Files = 1,
        Rows = 3,
    };

    /// <summary>A value that the metadata holds itself.</summary>
    public static ArtifactRecord Value(string content) => Artifact(content) with { Kind = "value", Files = 0, Rows = null, Content = Encoding.UTF8.GetBytes(content) };

    /// <summary>A collection of artifacts.</summary>
    public static ArtifactRecord Collection(params ArtifactRecord[] items) => Artifact(string.Join(' ', items.Select(static item => item.Digest))) with
    {
        Kind = "collection",
        Type = s_collection,
        DisplayType = "Collection<Text>",
        Items = [.. items],
    };

    public static SourceFile File(string path, string content) => new(path, Digest(content), content.Length);

    public static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static StepInput Input((string From, OutputRecord Output) each, int position) =>
        new(position, new InputRecord($"in-{position}", 0, each.From, each.Output.Name, null, each.Output.Artifact), new PlanSource(0, 0)) { Type = ArtifactType.Of<Text>() };
}
