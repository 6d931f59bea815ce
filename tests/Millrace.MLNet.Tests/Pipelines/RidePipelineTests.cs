namespace Millrace.MLNet.Tests.Pipelines;

public sealed class RidePipelineTests
{
    [Fact]
    public void The_components_wire_into_a_plan()
    {
        PipelinePlan plan = RidePipeline.Plan;
        Assert.Equal(
            ["make-rides", "fit-features", "boosted-trees", "logistic-regression", "pick-best", "evaluate", "bless", "register"],
            plan.Steps.Select(static step => step.Name));
    }
}
