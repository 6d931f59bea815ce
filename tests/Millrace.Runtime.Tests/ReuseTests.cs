using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class ReuseTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_second_run_reuses_every_step_and_says_of_which_run()
    {
        int runs = 0;
        PipelinePlan plan = Plan(
            Step("left", Constant("a", () => runs++)),
            Step("right", Constant("b", () => runs++)),
            Step("join", Join(() => runs++), new PlanInput([new(0, 0), new(1, 0)])));

        RunResult first = await _test.RunAsync(plan);
        RunResult second = await _test.RunAsync(plan);

        Assert.Equal("left executed, right executed, join executed", first.States());
        Assert.All(first.Steps, static step => Assert.Equal("first run", step.Reason));
        Assert.Equal("left reused, right reused, join reused", second.States());
        Assert.All(second.Steps, step => Assert.Equal($"unchanged since run {first.RunId}", step.Reason));
        Assert.Equal(RunStatus.Succeeded, second.Status);
        Assert.Equal(3, runs);
        Assert.Equal("a+b", await _test.ReadAsync("last/join/output"));
        Assert.Equal(first.Step("join").Outputs.ToArray(), second.Step("join").Outputs.ToArray());
    }

    [Fact]
    public async Task A_changed_parameter_is_named_with_both_values_and_the_change_ends_where_the_content_is_the_same()
    {
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("shorten", Map((call, text) => text[..1], parameters: [Number("test-fraction", 0.2)]), new PlanInput(0, 0)),
            Step("last", Map((_, text) => text + "!"), new PlanInput(1, 0)));
        await _test.RunAsync(plan);

        RunResult changed = await _test.RunAsync(plan, ("shorten.test-fraction", "0.3"));

        Assert.Equal("first reused, shorten executed, last reused", changed.States());
        Assert.Equal("parameter test-fraction changed from 0.2 to 0.3", changed.Step("shorten").Reason);

        RunResult back = await _test.RunAsync(plan);
        Assert.Equal("first reused, shorten reused, last reused", back.States());
    }

    [Fact]
    public async Task A_changed_input_is_named()
    {
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("second", Map((_, text) => text + text), new PlanInput(0, 0)),
            Step("join", Join(), new PlanInput([new(0, 0), new(1, 0)])));
        await _test.RunAsync(plan);

        RunResult changed = await _test.RunAsync(plan, ("first.text", "b"));

        Assert.Equal("parameter text changed from a to b", changed.Step("first").Reason);
        Assert.Equal("input text changed", changed.Step("second").Reason);
        Assert.Equal("input parts changed", changed.Step("join").Reason);
        Assert.Equal("b+bb", await _test.ReadAsync("last/join"));
    }

    [Fact]
    public async Task Other_code_runs_everything_again()
    {
        PipelinePlan plan = Plan(Step("first", Constant("a")), Step("second", Map((_, text) => text), new PlanInput(0, 0)));
        await _test.RunAsync(plan);
        _test.Code = "code 2";

        RunResult changed = await _test.RunAsync(plan);

        Assert.All(changed.Steps, static step => Assert.Equal((StepState.Executed, "code changed"), (step.State, step.Reason)));
    }

    [Fact]
    public async Task Fresh_steps_run_and_unchanged_output_stops_the_recomputation()
    {
        PipelinePlan plan = Plan(Step("first", Constant("a")), Step("second", Map((_, text) => text), new PlanInput(0, 0)));
        await _test.RunAsync(plan);

        RunResult fresh = await _test.RunAsync(plan, new RunOptions { Fresh = ["first"] });

        Assert.Equal("first executed, second reused", fresh.States());
        Assert.Equal("--fresh", fresh.Step("first").Reason);
    }

    [Fact]
    public async Task Names_of_steps_and_pipelines_are_no_part_of_the_key()
    {
        await _test.RunAsync(Plan(Step("first", Constant("a"))));

        RunResult renamed = await _test.RunAsync(Plan("other", [], Step("renamed", Constant("a"))));

        Assert.Equal(StepState.Reused, renamed.Step("renamed").State);
    }

    [Fact]
    public async Task Results_of_the_policy_Never_are_never_reused()
    {
        PipelinePlan plan = Plan(Step("clock", Of("clock", call => Yield(call, "tick"), cache: CachePolicy.Never)));
        await _test.RunAsync(plan);

        RunResult second = await _test.RunAsync(plan);

        Assert.Equal((StepState.Executed, "its results are never reused"), (second.Step("clock").State, second.Step("clock").Reason));
    }

    [Fact]
    public async Task A_service_without_a_content_key_keeps_a_step_from_being_reused_and_one_with_it_enters_the_key()
    {
        object service = new KeyedService("v1");
        PipelinePlan plan = Plan(Step("ask", Of("ask", call => Yield(call, "answer"), services: _ => [service])));
        await _test.RunAsync(plan);
        Assert.Equal(StepState.Reused, (await _test.RunAsync(plan)).Step("ask").State);

        service = new KeyedService("v2");
        Assert.Equal("service KeyedService changed", (await _test.RunAsync(plan)).Step("ask").Reason);

        service = new PlainService();
        Assert.Equal("service PlainService has no ContentKey", (await _test.RunAsync(plan)).Step("ask").Reason);
        Assert.Equal("service PlainService has no ContentKey", (await _test.RunAsync(plan)).Step("ask").Reason);
    }

    [Fact]
    public async Task A_stored_result_that_is_gone_or_cut_short_is_made_anew()
    {
        PipelinePlan plan = Plan(Step("first", Constant("abc")));
        await _test.RunAsync(plan);
        string folder = _test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact("last/first"));

        File.WriteAllText(Path.Combine(folder, "text.txt"), "ab");
        Assert.Equal("stored result is gone", (await _test.RunAsync(plan)).Step("first").Reason);
        Assert.Equal("abc", await _test.ReadAsync("last/first"));

        Directory.Delete(folder, recursive: true);
        var exception = Assert.Throws<MillraceException>(() => _test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact("last/first")));
        Assert.Contains("missing or damaged", exception.Message);
        Assert.Equal("stored result is gone", (await _test.RunAsync(plan)).Step("first").Reason);
        Assert.Equal("abc", await _test.ReadAsync("last/first"));
        Assert.Equal(StepState.Reused, (await _test.RunAsync(plan)).Step("first").State);
    }

    [Fact]
    public async Task A_recorded_side_effect_that_is_gone_is_done_again()
    {
        string target = Path.Combine(_test.Folder, "registered.txt");
        PipelinePlan plan = Plan(Step("register", Of(
            "register",
            call =>
            {
                File.WriteAllText(target, "registered");
                call.Output(0, new Receipt(target));
                return ValueTask.CompletedTask;
            },
            outputs: [new OutputInfo("receipt", ArtifactType.Of<Receipt>())])));
        await _test.RunAsync(plan);
        Assert.Equal(StepState.Reused, (await _test.RunAsync(plan)).Step("register").State);

        File.Delete(target);
        RunResult again = await _test.RunAsync(plan);

        Assert.Equal((StepState.Executed, "what receipt records is no longer there"), (again.Step("register").State, again.Step("register").Reason));
        Assert.True(File.Exists(target));
    }

    [Fact]
    public async Task A_recorded_side_effect_that_cannot_be_seen_is_done_again()
    {
        string target = Path.Combine(_test.Folder, "registered.txt");
        PipelinePlan plan = Plan(Step("register", Of(
            "register",
            call =>
            {
                File.WriteAllText(target, "registered");
                call.Output(0, new Receipt(target));
                return ValueTask.CompletedTask;
            },
            outputs: [new OutputInfo("receipt", ArtifactType.Of<Receipt>())])));
        await _test.RunAsync(plan);
        File.WriteAllText(target + ".away", "");

        RunResult again = await _test.RunAsync(plan);

        Assert.Equal((StepState.Executed, "what receipt records cannot be seen"), (again.Step("register").State, again.Step("register").Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_side_effect_that_an_item_of_a_collection_records_is_looked_for(bool isDeeper)
    {
        string[] targets = [Path.Combine(_test.Folder, "one.txt"), Path.Combine(_test.Folder, "two.txt")];
        PipelinePlan plan = Plan(Step("register", Of(
            "register",
            call =>
            {
                Array.ForEach(targets, static target => File.WriteAllText(target, "registered"));
                Collection<Receipt> receipts = Collection.Of(targets.Select(static target => new Receipt(target)));
                if (isDeeper)
                    call.Output(0, Collection.Of([receipts]));
                else
                    call.Output(0, receipts);
                return ValueTask.CompletedTask;
            },
            outputs: [new OutputInfo("receipts", isDeeper ? ArtifactType.Of<Collection<Collection<Receipt>>>() : ArtifactType.Of<Collection<Receipt>>())])));
        await _test.RunAsync(plan);
        Assert.Equal(StepState.Reused, (await _test.RunAsync(plan)).Step("register").State);

        File.Delete(targets[1]);
        StepResult again = (await _test.RunAsync(plan)).Step("register");

        Assert.Equal((StepState.Executed, "what receipts records is no longer there"), (again.State, again.Reason));
        Assert.True(File.Exists(targets[1]));
    }

    [Fact]
    public void Only_types_that_override_the_check_are_asked()
    {
        Assert.True(ArtifactType.Of<Receipt>().IsChecked);
        Assert.False(ArtifactType.Of<Text>().IsChecked);
    }

    [Fact]
    public async Task The_seed_is_part_of_the_key_only_where_it_is_used_and_follows_run_seed_and_inputs_but_not_code()
    {
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("draw", Map((call, _) => call.Seed.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), usesSeed: true), new PlanInput(0, 0)));
        await _test.RunAsync(plan);
        string one = await _test.ReadAsync("last/draw");

        RunResult other = await _test.RunAsync(plan, new RunOptions { Seed = 2 });
        Assert.Equal("first reused, draw executed", other.States());
        Assert.Equal("seed changed from 1 to 2", other.Step("draw").Reason);
        Assert.NotEqual(one, await _test.ReadAsync("last/draw"));

        _test.Code = "code 2";
        await _test.RunAsync(plan);
        Assert.Equal(one, await _test.ReadAsync("last/draw"));

        await _test.RunAsync(plan, ("first.text", "b"));
        Assert.NotEqual(one, await _test.ReadAsync("last/draw"));
    }

    [Fact]
    public async Task Metrics_come_back_with_the_result()
    {
        PipelinePlan plan = Plan(Step("measure", Of("measure", call =>
        {
            call.Context.RecordMetric("auc", 0.1);
            call.Context.RecordMetric("auc", 0.95, headline: true);
            call.Context.RecordMetric("loss", double.NaN);
            call.Context.RecordMetric("gain", double.PositiveInfinity);
            return ValueTask.CompletedTask;
        }, outputs: [])));

        RunResult first = await _test.RunAsync(plan), second = await _test.RunAsync(plan);

        Assert.Equal(
            [
                new Metric("measure", "auc", 0.95, true),
                new Metric("measure", "gain", double.PositiveInfinity, false),
                new Metric("measure", "loss", double.NaN, false),
            ],
            first.Step("measure").Metrics.ToArray());
        Assert.Equal(StepState.Reused, second.Step("measure").State);
        Assert.Equal(first.Step("measure").Metrics.ToArray(), second.Step("measure").Metrics.ToArray());
        Assert.Equal([new Metric("measure", "auc", 0.95, true)], second.Metrics.ToArray());
        Assert.Equal(second.Metrics.ToArray(), _test.Store.Metadata.ListRuns()[0].Metrics.ToArray());
    }

    private static ValueTask Yield(StepCall call, string text)
    {
        call.Output(0, new Text(text));
        return ValueTask.CompletedTask;
    }

    private sealed class KeyedService(string key) : IContentKeyed
    {
        public string ContentKey => key;
    }

    private sealed class PlainService;
}
