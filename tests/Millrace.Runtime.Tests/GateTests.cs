using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class GateTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_closed_gate_keeps_what_says_why()
    {
        RunResult result = await _test.RunAsync(Guarded("three fares are negative"));

        Assert.Equal("validate blocked, train blocked", result.States());
        Assert.Equal(RunStatus.Blocked, result.Status);
        OutputRecord kept = Assert.Single(result.Step("validate").Outputs);
        Assert.Equal(("report", 3.0), (kept.Name, Assert.Single(result.Step("validate").Metrics).Value));
        Assert.True(Directory.Exists(_test.Store.FindFolder(kept.Artifact)));
        ArtifactRecord found = _test.Store.Metadata.ResolveArtifact("last/validate/report");
        Assert.Equal(kept.Artifact.Digest, found.Digest);
        Assert.Equal("three fares are negative", await _test.ReadAsync("last/validate/report"));
        RunRecord run = _test.Store.Metadata.GetRun("last");
        Assert.Equal("report", Assert.Single(run.Steps[0].Outputs).Name);
        Assert.Equal("needs validate, which is blocked", result.Step("train").Reason);
        Assert.Empty(result.Step("train").Outputs);
    }

    [Fact]
    public async Task What_a_gate_has_kept_stands_for_no_result()
    {
        await _test.RunAsync(Guarded("bad"));

        RunResult second = await _test.RunAsync(Guarded("still bad"));

        Assert.Equal("validate blocked, train blocked", second.States());
        Assert.Equal("still bad", await _test.ReadAsync("last/validate/report"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task What_is_kept_is_the_one_output_of_its_type(bool isTwice, int fitting)
    {
        PipelinePlan plan = Plan(Step("validate", Of(
            "validate",
            _ => throw new GateClosedException("closed").Keep(new Text("why")),
            outputs: isTwice ? [new OutputInfo("a", ArtifactType.Of<Text>()), new OutputInfo("b", ArtifactType.Of<Text>())] : [new OutputInfo("a", ArtifactType.Of<Stubborn>())])));

        RunResult result = await _test.RunAsync(plan);

        Assert.Equal(StepState.Failed, result.Steps[0].State);
        Assert.Equal(
            $"Component 'validate' keeps a Text when its gate is closed, and {fitting} of its outputs are of that type: it must be one.",
            result.Steps[0].Error!.Message);
    }

    [Fact]
    public async Task A_report_that_cannot_be_saved_fails_the_step()
    {
        RunResult result = await _test.RunAsync(Plan(Step("validate", Of(
            "validate",
            _ => throw new GateClosedException("closed").Keep(new Stubborn(saves: false)),
            outputs: [new OutputInfo("report", ArtifactType.Of<Stubborn>())]))));

        Assert.Equal((StepState.Failed, "Output 'report' of step 'validate' cannot be saved: the disk is full"), (result.Steps[0].State, result.Steps[0].Error!.Message));
        Assert.Empty(result.Steps[0].Outputs);
    }

    private static PipelinePlan Guarded(string why) => Plan(
        Step("validate", Of(
            "validate",
            call =>
            {
                call.Context.RecordMetric("anomalies", 3);
                throw new GateClosedException("the data is not as expected").Keep(new Text(why));
            },
            outputs: [new OutputInfo("valid", ArtifactType.Of<Stubborn>()), new OutputInfo("report", ArtifactType.Of<Text>())])),
        Step("train", Map((_, text) => text), new PlanInput(0, 1)));
}
