using System.Collections.Immutable;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

public sealed class ReferenceTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Where_there_is_no_latest_yet_the_run_goes_on_without_it()
    {
        RunResult first = await _test.RunAsync(Counting());
        Assert.Equal("latest-count skipped, count executed", first.States());
        Assert.Equal((StepCause.Unavailable, "test has no result of count yet"), (first.Steps[0].Cause, first.Steps[0].Reason));
        Assert.Equal("1", await _test.ReadAsync("last/count"));

        RunResult second = await _test.RunAsync(Counting());
        Assert.Equal("latest-count reused, count executed", second.States());
        Assert.Equal($"made by run {first.RunId}", second.Steps[0].Reason);
        Assert.Equal("2", await _test.ReadAsync("last/count"));
        Assert.Equal("1", await _test.ReadAsync("last/latest-count"));
        Assert.Equal(
            ["latest-count Reused", "count WillRun"],
            (await _test.Runner.PlanAsync(TestStore.Bind(Counting()), new RunOptions(), CancellationToken.None)).Select(
                static each => $"{each.Name} {each.Outlook}"));
    }

    [Fact]
    public async Task What_is_found_enters_keys_by_its_content()
    {
        PipelinePlan source = Plan("source", [], Step("make", Constant("a"))), taker = Plan(
            Latest("source/make/output"), Step("take", Maybe(), new PlanInput(0, 0)));
        await _test.RunAsync(source);
        Assert.Equal("latest-count reused, take executed", (await _test.RunAsync(taker)).States());
        await _test.RunAsync(source, new RunOptions { Fresh = ["make"] });
        Assert.Equal("latest-count reused, take reused", (await _test.RunAsync(taker)).States());
        await _test.RunAsync(source, ("make.text", "b"));
        Assert.Equal("latest-count reused, take executed", (await _test.RunAsync(taker)).States());
        Assert.Equal("b", await _test.ReadAsync("last/take"));
    }

    [Fact]
    public async Task A_registration_that_cannot_be_opened_is_passed_over_with_a_warning()
    {
        RunResult whole = await _test.RunAsync(Register("tips", "one"));
        RunResult broken = await _test.RunAsync(Register("other", "two"));
        string folder = _test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact("last/register/entry"));
        File.Move(Path.Combine(folder, "entry.txt"), Path.Combine(folder, "elsewhere.txt"));
        var log = new LogCollector("Millrace.Runtime");
        _test.Loggers = log;

        RunResult result = await _test.RunAsync(Taker());

        Assert.Equal("one", await _test.ReadAsync("last/take"));
        Assert.Equal($"registered by run {whole.RunId}", result.Steps[1].Reason);
        Assert.Contains(log.Entries, each => each.Message.EndsWith($" of run {broken.RunId} cannot be opened and is passed over.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_champion_is_what_the_newest_registration_took()
    {
        PipelinePlan taker = Taker();
        RunResult none = await _test.RunAsync(taker);
        Assert.Equal("no Text is registered as 'tips' yet", none.Steps[1].Reason);
        await _test.RunAsync(Register("tips", "one"));
        await _test.RunAsync(Register("other", "two"));
        await _test.RunAsync(taker);
        Assert.Equal("one", await _test.ReadAsync("last/take"));
        await _test.RunAsync(Register("tips", "three"));
        await _test.RunAsync(taker);
        Assert.Equal("three", await _test.ReadAsync("last/take"));
    }

    [Fact]
    public async Task Another_type_is_refused_before_anything_runs()
    {
        await _test.RunAsync(Plan("source", [], Step("make", Truth(true))));

        MillraceException exception = await Assert.ThrowsAsync<MillraceException>(
            () => _test.RunAsync(Plan(Latest("source/make"), Step("take", Maybe(), new PlanInput(0, 0)))));

        Assert.Contains("stands for a Text, but what was made by run", exception.Message);
        Assert.EndsWith("is a Value<bool>.", exception.Message);
    }

    [Fact]
    public async Task All_items_of_a_map_see_what_was_found_before_the_run_began()
    {
        PipelinePlan source = Plan("source", [], Step("make", Constant("a")));
        ImmutableArray<InputRecord> held = [];
        async ValueTask MakeAnotherAsync(StepCall call)
        {
            held = _test.Store.Metadata.GetRun(call.Context.RunId).Steps[1].Inputs;
            await _test.RunAsync(source, ("make.text", "b"));
            call.Output(0, Collection.Of([new Text("x y"), new Text("z")]));
        }

        PipelinePlan words = Body(1, Latest("source/make/output"), Step("join", Join(), new PlanInput([Port(0), new PlanSource(0, 0)])));
        PipelinePlan lines = Body(
            1,
            Latest("source/make/output"),
            Step("words", Of("words", static call =>
            {
                call.Output(0, Collection.Of(call.Input<Text>(0).Value.Split(' ').Select(word => new Text(word + call.Input<Text>(1).Value))));
                return ValueTask.CompletedTask;
            }, [new InputInfo("text", ArtifactType.Of<Text>()), new InputInfo("mark", ArtifactType.Of<Text>())],
            [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())]),
            new PlanInput([Port(0)]), new PlanInput(0, 0)),
            Each("word", new PlanSource(1, 0), words),
            Step("glue", Glue(), new PlanInput(2, 0)));
        PipelinePlan plan = Plan(
            Step("lines", Of("lines", MakeAnotherAsync, outputs: [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())])),
            Each("line", new PlanSource(0, 0), lines),
            Step("glue", Glue(), new PlanInput(1, 0)));
        await _test.RunAsync(source);

        RunResult run = await _test.RunAsync(plan);

        Assert.Equal("lines executed, line executed, glue executed", run.States());
        Assert.Equal("xa+a ya+a za+a", await _test.ReadAsync($"{run.RunId}/glue"));
        Assert.Equal("2 items: 6 steps executed", run.Step("line").Reason);
        InputRecord input = Assert.Single(held);
        Assert.Equal(("latest-count", "line.latest-count", "output"), (input.Name, input.FromStep, input.FromOutput));
        Assert.Equal("a", await _test.ReadAsync($"{run.RunId}/line[1].word[0].latest-count"));

        await _test.RunAsync(source);
        ImmutableArray<StepForecast> forecast = await _test.Runner.PlanAsync(TestStore.Bind(plan), new RunOptions(), CancellationToken.None);
        Assert.Equal((StepOutlook.Reused, "all 2 items are unchanged"), (forecast[1].Outlook, forecast[1].Reason));
        await _test.RunAsync(source, ("make.text", "b"));
        Assert.Equal(
            "runs for 2 of 2 items; line[0].words: input mark changed",
            (await _test.Runner.PlanAsync(TestStore.Bind(plan), new RunOptions(), CancellationToken.None))[1].Reason);
        Assert.Equal("lines reused, line executed, glue executed", (await _test.RunAsync(plan)).States());
        Assert.Equal("xb+b yb+b zb+b", await _test.ReadAsync("last/glue"));
    }

    [Fact]
    public async Task Items_go_on_without_a_latest_that_is_not_there_yet()
    {
        PipelinePlan plan = Plan(
            Step("words", Words(), [Results.Set(0, "x y")]),
            Each("each", new PlanSource(0, 0), Body(1, Latest("source/make/output"), Step("join", Join(), new PlanInput([Port(0), new PlanSource(0, 0)])))),
            Step("glue", Glue(), new PlanInput(1, 0)));

        RunResult run = await _test.RunAsync(plan);

        Assert.Equal("x y", await _test.ReadAsync("last/glue"));
        StepRecord missing = _test.Store.Metadata.StepsOfItem(run.RunId, "each", 1)[0];
        Assert.Equal((StepState.Skipped, "source has no result of make yet"), (missing.State, missing.Reason));
        Assert.Equal("2 items: 2 steps executed", run.Step("each").Reason);
        Assert.Equal("words reused, each reused, glue reused", (await _test.RunAsync(plan)).States());
    }

    [Fact]
    public async Task Another_type_in_a_map_is_refused_before_anything_runs()
    {
        await _test.RunAsync(Plan("source", [], Step("make", Truth(true))));
        PipelinePlan plan = Plan(
            Step("words", Words(), [Results.Set(0, "x y")]),
            Each("each", new PlanSource(0, 0), Body(1, Latest("source/make"), Step("join", Join(), new PlanInput([Port(0), new PlanSource(0, 0)])))));

        MillraceException exception = await Assert.ThrowsAsync<MillraceException>(() => _test.RunAsync(plan));

        Assert.StartsWith("Step 'each.latest-count' stands for a Text, but what was made by run", exception.Message);
    }

    private static PipelinePlan Register(string name, string model) => Plan("register", [], Step("train", Constant(model)), Step("register", Of(
        "register",
        call =>
        {
            call.Output(0, new Value<int>(1));
            call.Output(1, new Entry(call.Parameter<string>(0)));
            return ValueTask.CompletedTask;
        },
        [new InputInfo("model", ArtifactType.Of<Text>())],
        [new OutputInfo("version", ArtifactType.Of<Value<int>>()), new OutputInfo("entry", ArtifactType.Of<Entry>())],
        [Parameter("name", name)]), new PlanInput(0, 0)));

    private static PipelinePlan Taker() => Plan(
        Step(
            "never",
            Of("never", static _ => throw new StepSkippedException("only for the type"), outputs: [new OutputInfo("entry", ArtifactType.Of<Entry>())])),
        Latest("tips") with { Reference = new PlanReference(PlanReference.Champion, "tips") },
        Step("take", Maybe(), new PlanInput(1, 0)));

    private static PlanStep Latest(string target) => new()
    {
        Name = "latest-count",
        Component = new ComponentDescriptor
        {
            Name = "latest-count",
            Type = typeof(Text),
            Outputs = [new OutputInfo("output", ArtifactType.Of<Text>())],
            Invoke = ComponentDescriptor.Composite,
        },
        Reference = new PlanReference(PlanReference.Latest, target),
    };

    private static PipelinePlan Counting() => Plan(
        Latest("test/count"),
        Step("count", Of(
            "count",
            static call =>
            {
                call.Output(0, new Text($"{int.Parse(call.OptionalInput<Text>(0)?.Value ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1}"));
                return ValueTask.CompletedTask;
            },
            [new InputInfo("before", ArtifactType.Of<Text>()) { IsOptional = true }]), new PlanInput(0, 0)));
}
