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
}
