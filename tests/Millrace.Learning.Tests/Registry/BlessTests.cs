using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Registry;

public sealed class BlessTests
{
    // AUC 0.75.
    private static readonly Evaluation evaluation = new("trees", "GoodTip", BinaryMetrics.Compute([0.1f, 0.4f, 0.35f, 0.8f], [0, 0, 1, 1]));

    [Theory]
    [InlineData(0.75, null, true, "auc is 0.75; good enough is at least 0.75")]
    [InlineData(0.8, null, false, "auc is 0.75; needed is at least 0.8")]
    [InlineData(0.5, 0.1, false, "log-loss is 0.4723; needed is at most 0.1")]
    [InlineData(0.5, 0.5, true, "log-loss is 0.4723; good enough is at most 0.5")]
    public void The_verdict_follows_the_demands(double minimumAuc, double? maximumLogLoss, bool blessed, string reason)
    {
        var step = new TestStep();
        Blessing blessing = new Bless { MinimumAuc = minimumAuc, MaximumLogLoss = maximumLogLoss }.Run(evaluation, step);
        Assert.Equal(blessed, blessing.IsBlessed);
        Assert.Contains(reason, blessing.Reasons);
        Assert.Equal(blessed ? 1 : 0, step.Metrics["blessed"]);
    }

    [Fact]
    public void A_model_as_good_as_chance_is_not_blessed_by_default()
    {
        var chance = new Evaluation("trees", "GoodTip", BinaryMetrics.Compute([0.5f, 0.5f], [0, 1]));
        Assert.False(new Bless().Run(chance, new TestStep()).IsBlessed);
    }

    [Fact]
    public void A_metric_that_is_not_defined_meets_no_demand()
    {
        var oneClass = new Evaluation("trees", "GoodTip", BinaryMetrics.Compute([0.5f, 0.5f], [1, 1]));
        Blessing blessing = new Bless { MinimumAuc = 0 }.Run(oneClass, new TestStep());
        Assert.False(blessing.IsBlessed);
        Assert.Equal(["auc is not defined, all labels are the same; needed is at least 0"], blessing.Reasons.ToArray());
    }

    [Fact]
    public async Task A_blessing_comes_back_the_same()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        Blessing blessing = new Bless().Run(evaluation, new TestStep());
        await Blessing.SaveAsync(blessing, folder, CancellationToken.None);
        Blessing loaded = await Blessing.LoadAsync(folder, CancellationToken.None);
        Assert.Equal(blessing.IsBlessed, loaded.IsBlessed);
        Assert.Equal([.. blessing.Reasons], loaded.Reasons.ToArray());
        Assert.Equal(blessing.Evaluation.Metrics, loaded.Evaluation.Metrics);
        Assert.Equal("blessed", (await loaded.PreviewAsync(1, CancellationToken.None)).Rows[0][1]);
    }
}
