using System.Collections.Immutable;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Comparing;

/// <summary>What is told of runs side by side.</summary>
public sealed class ComparisonTests : IDisposable
{
    private static readonly OutputInfo s_sheet = new("output", ArtifactType.Of<Sheet>());

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Of_a_series_ends_extremes_and_points_are_compared()
    {
        await RecordAsync(0.9, 0.5, 0.7);
        await RecordAsync(0.9, 0.4, 0.7, 0.6);
        await RecordAsync();

        Dictionary<string, ComparedRow> rows = Compare(3);
        Assert.Equal(["0.9", "0.9", null], rows["train.loss, first of series"].Values.AsEnumerable());
        Assert.Equal(["0.7", "0.6", null], rows["train.loss, last of series"].Values.AsEnumerable());
        Assert.Equal(["0.5", "0.4", null], rows["train.loss, least of series"].Values.AsEnumerable());
        Assert.Equal(["0.9", "0.9", null], rows["train.loss, greatest of series"].Values.AsEnumerable());
        Assert.Equal([3, 4, null], rows["train.loss, points of series"].Numbers.AsEnumerable());
        Assert.Equal([0, 2, null], rows["train.loss, points unlike the first run's"].Numbers.AsEnumerable());
    }

    [Fact]
    public async Task A_series_that_the_first_run_lacks_differs_in_all_its_points()
    {
        await RecordAsync();
        await RecordAsync(double.NaN, 1);
        Dictionary<string, ComparedRow> rows = Compare(2);
        Assert.Equal([null, 2], rows["train.loss, points unlike the first run's"].Numbers.AsEnumerable());
        Assert.Equal([null, 1], rows["train.loss, least of series"].Numbers.AsEnumerable());
    }

    [Fact]
    public async Task Notes_and_tags_are_rows()
    {
        PipelinePlan plan = Plan(Step("a", Constant("a")));
        await _test.RunAsync(plan, new RunOptions { Note = "first try", Tags = ImmutableSortedDictionary<string, string>.Empty.Add("kind", "small") });
        await _test.RunAsync(plan, new RunOptions { Note = "second try" });
        _test.Store.Labels.AddNote("last", "good");

        Dictionary<string, ComparedRow> rows = Compare(2);
        Assert.Equal(["first try", "second try"], rows["note 1"].Values.AsEnumerable());
        Assert.Equal([null, "good"], rows["note 2"].Values.AsEnumerable());
        Assert.Equal(["small", null], rows["tag kind"].Values.AsEnumerable());
    }

    [Fact]
    public async Task Items_of_maps_are_counted_and_those_that_differ_are_named_up_to_a_bound()
    {
        await _test.RunAsync(Shout("a b c"));
        await _test.RunAsync(Shout("a b c"));
        await _test.RunAsync(Shout("a x c d"));
        await _test.RunAsync(Shout("1 2 3 4 5 6 7 8 9 10 11 12"));

        Dictionary<string, ComparedRow> rows = Compare(4);
        Assert.Equal([3, 3, 4, 12], rows["shout, items"].Numbers.AsEnumerable());
        Assert.Equal(
            [
                "none", "none", "4: shout[1].upper, shout[1].mark, shout[3].upper, shout[3].mark",
                "24: shout[0].upper, shout[0].mark, shout[1].upper, shout[1].mark, shout[2].upper, shout[2].mark, shout[3].upper, shout[3].mark, shout[4].upper, shout[4].mark, …",
            ],
            rows["shout, items unlike the first run's"].Values.AsEnumerable());
        Assert.False(Compare(2)["shout, items unlike the first run's"].Differs);
    }

    [Fact]
    public async Task Plans_of_one_pipeline_tell_steps_inputs_and_expressions_that_differ()
    {
        await _test.RunAsync(Plan(Step("a", Constant("a")), Step("b", Constant("b")), Step("end", Join(), new PlanInput([new(0, 0)])), Step("old", Constant("o"))));
        await _test.RunAsync(Plan(
            Step("a", Constant("other")), Step("b", Constant("b")), Step("end", Join(), new PlanInput([new(0, 0), new(1, 0)])), Step("new", Constant("n"))));

        Assert.Equal(
            [
                "step a, parameter text: a | other", "step end, input parts from: a/output | a/output, b/output",
                $"step old: {Constant("").Type} | ", $"step new:  | {Constant("").Type}",
            ],
            _test.Store.Metadata.CompareRuns(Runs(2)).Rows.Where(static row => row.Kind == ComparedKind.Plan)
                .Select(static row => $"{row.Name}: {row.Values[0]} | {row.Values[1]}"));
    }

    [Fact]
    public async Task Of_the_same_plan_and_of_other_pipelines_no_plan_is_told()
    {
        PipelinePlan plan = Plan(Step("a", Constant("a")));
        await _test.RunAsync(plan);
        await _test.RunAsync(plan);
        await _test.RunAsync(Plan("other", [], Step("b", Constant("b"))));
        Assert.DoesNotContain(_test.Store.Metadata.CompareRuns(Runs(3)).Rows, static row => row.Kind == ComparedKind.Plan);
    }

    [Fact]
    public async Task Columns_are_told_where_they_differ()
    {
        await _test.RunAsync(Plan(Step("a", Sheets("x y")), Step("b", Sheets("x"))));
        await _test.RunAsync(Plan(Step("a", Sheets("y? z x")), Step("b", Sheets("x"))));

        Dictionary<string, ComparedRow> rows = Compare(2);
        Assert.Equal(["2", "3: + z, y: Text to Text?, other order"], rows["columns of a/output"].Values.AsEnumerable());
        Assert.False(rows.ContainsKey("columns of b/output"));
    }

    private string[] Runs(int count) => [.. _test.Store.Metadata.ListRuns().Reverse().Take(count).Select(static run => run.RunId)];

    private Dictionary<string, ComparedRow> Compare(int count) => _test.Store.Metadata.CompareRuns(Runs(count)).Rows.ToDictionary(static row => row.Name);

    private Task<RunResult> RecordAsync(params double[] values) => _test.RunAsync(
        Plan(Step("train", Of("train", call =>
        {
            for (int i = 0; i < values.Length; i++)
                call.Context.RecordSeries("loss", i + 1, values[i]);
            return ValueTask.CompletedTask;
        }, outputs: []))),
        new RunOptions { Fresh = ["train"] });

    private static PipelinePlan Shout(string words) => Plan(
        Step("words", Words(), [Results.Set(0, words)]),
        Each(
            "shout",
            new PlanSource(0, 0),
            Body(1, Step("upper", Map(static (_, text) => text.ToUpperInvariant()), new PlanInput([Port(0)])), Step("mark", Map(static (_, text) => text + "!", name: "mark"), new PlanInput(0, 0)))),
        Step("glue", Glue(), new PlanInput(1, 0)));

    private static ComponentDescriptor Sheets(string columns) => Of(
        "sheet",
        call =>
        {
            call.Output(0, new Sheet(call.Parameter<string>(0)));
            return ValueTask.CompletedTask;
        },
        outputs: [s_sheet],
        parameters: [Parameter("columns", columns)]);
}
