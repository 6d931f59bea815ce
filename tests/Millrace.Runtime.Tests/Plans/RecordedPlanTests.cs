using System.Globalization;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Plans;

/// <summary>The plan of a run, as it can be read a year later.</summary>
public sealed class RecordedPlanTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_plan_tells_its_steps_where_inputs_come_from_and_what_is_within_them()
    {
        PipelinePlan plan = Plan(
            "test",
            [Parameter("share", "0.2")],
            Step("words", Words(), [Results.Set(0, "a b")]),
            Step("end", Constant("x")),
            Each("shout", new PlanSource(0, 0), Body(1, Step("mark", Map(static (_, text) => text), new PlanInput([Port(0)])))),
            Step("join", Join(), new PlanInput([new(1, 0), new(1, 0, static text => text, "AsUpper")])));
        await _test.RunAsync(plan);

        RecordedPlan recorded = _test.Store.Metadata.GetPlan("last")!;
        Assert.Equal(("test", 1, PlanText.Of(plan).Document), (recorded.Pipeline, recorded.Version, recorded.Document));
        Assert.Equal([new PlannedFact("share", "0.2")], recorded.Parameters.ToArray());
        Assert.Equal(["words", "end", "shout", "shout[]/mark", "join"], recorded.Steps.Select(static step => step.Name));
        PlannedStep join = recorded.Steps[4];
        Assert.Equal([new PlannedFact("parts", "end/output, end/output.AsUpper")], join.Inputs.ToArray());
        Assert.Equal([new PlannedFact("separator", "+")], join.Parameters.ToArray());
        Assert.Equal([new PlannedFact("output", "Text")], join.Outputs.ToArray());
        Assert.Equal(("text", "x"), (recorded.Steps[1].Parameters[0].Name, recorded.Steps[1].Parameters[0].Value));
        Assert.Empty(join.Conditions);
    }

    [Fact]
    public async Task What_decides_whether_a_step_runs_is_told()
    {
        PlanStep told = Step("told", Constant("x"));
        await _test.RunAsync(Plan(
            Step("yes", Truth(true)),
            told with { Conditions = [new PlanCondition(new PlanSource(0, 0), true), new PlanCondition(new PlanSource(0, 0), false)] },
            Step("last", Constant("y")) with { RunsAlways = true }));

        RecordedPlan recorded = _test.Store.Metadata.GetPlan("last")!;
        Assert.Equal([new PlannedFact("when", "yes/output"), new PlannedFact("unless", "yes/output")], recorded.Steps[1].Conditions.ToArray());
        Assert.Equal([new PlannedFact("always", "yes")], recorded.Steps[2].Conditions.ToArray());
    }

    [Fact]
    public async Task A_default_that_is_computed_makes_no_new_version()
    {
        int asked = 0;
        PipelinePlan plan = Plan("test", [new ParameterInfo
        {
            Name = "day",
            Member = "Day",
            Codec = ParameterCodec.Of<string>(),
            Default = () => (++asked).ToString(CultureInfo.InvariantCulture),
            DefaultText = "DateTime.Today",
        }], Step("a", Constant("a")));
        await _test.RunAsync(plan);
        await _test.RunAsync(plan);

        Assert.True(asked >= 2);
        Assert.Equal(1, _test.Store.Metadata.GetRun("last").Origin!.PlanVersion);
        Assert.Equal([new PlannedFact("day", "DateTime.Today")], _test.Store.Metadata.GetPlan("last")!.Parameters.ToArray());
        Assert.NotEqual("1", _test.Store.Metadata.GetRun("last").Parameters[0].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"steps":[{"name":1}]}""")]
    public void A_damaged_plan_is_told(string document) => Assert.StartsWith(
        "A plan in the store's metadata is damaged: ", Assert.Throws<MillraceException>(() => new RecordedPlan("p", 1, "d", document).Steps).Message);
}
