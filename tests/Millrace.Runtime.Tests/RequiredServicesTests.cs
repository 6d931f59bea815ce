using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class RequiredServicesTests
{
    [Fact]
    public async Task A_service_that_nobody_registered_is_missed_before_anything_runs()
    {
        using var test = new TestStore();
        bool ran = false;
        PipelinePlan plan = Plan(
            Step("first", Constant("a", () => ran = true)),
            Step(
                "last",
                Of("last", static _ => default, outputs: [], services: static _ => throw new InvalidOperationException("No service for type 'Clock'."))));

        var exception = await Assert.ThrowsAsync<MillraceException>(() => test.RunAsync(plan));

        Assert.Equal(
            "Step 'last' needs a service that the program does not have: No service for type 'Clock'. Register it with the application's services before the " +
            "application is built; the documentation of Components says how.",
            exception.Message);
        Assert.False(ran);
        Assert.Equal("first", (await test.RunAsync(plan, new RunOptions { To = "first" })).Steps.Single(static step => step.State == StepState.Executed).Name);
    }

    [Fact]
    public async Task So_is_one_of_a_step_that_runs_for_items_and_a_plan_misses_it_too()
    {
        using var test = new TestStore();
        ComponentDescriptor needy = Of(
            "last", static _ => default, [new InputInfo("text", ArtifactType.Of<Text>())],
            services: static _ => throw new InvalidOperationException("No service for type 'Clock'."));
        PipelinePlan plan = Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Each("lines", new PlanSource(0, 0), Body(
                1,
                Step("split", Words()),
                Each("each", new PlanSource(0, 0), Body(1, Step("last", needy, new PlanInput([Port(0)])))),
                Step("glue", Glue(), new PlanInput(1, 0)))));

        foreach (Func<Task> attempt in new Func<Task>[]
        {
            () => test.RunAsync(plan),
            () => test.Runner.PlanAsync(TestStore.Bind(plan), new RunOptions(), CancellationToken.None),
        })
        {
            var exception = await Assert.ThrowsAsync<MillraceException>(attempt);
            Assert.StartsWith("Step 'lines.each.last' needs a service that the program does not have: No service for type 'Clock'.", exception.Message);
        }

        Assert.Empty(test.Store.Metadata.ListRuns());
    }
}
