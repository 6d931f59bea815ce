using Millrace.Learning.Tests.Support;

namespace Millrace.Torch.Tests.Training;

/// <summary>Data that a network cannot learn from is refused before it learns from the rest.</summary>
public sealed class TrainingErrorTests
{
    [Fact]
    public async Task No_rows_to_learn_from() => Assert.Equal(
        "two-layers has no rows to learn from. Give it a dataset with rows, and look at what the steps before it left out.",
        (await Refused(train: [])).Message);

    [Fact]
    public async Task No_rows_to_tune_on() => Assert.Equal(
        "two-layers has no rows to tune on. Give it a dataset with rows, and look at what the steps before it left out.",
        (await Refused(tune: [])).Message);

    [Theory]
    [InlineData(0, "false")]
    [InlineData(2, "true")]
    public async Task Labels_of_one_kind(float tip, string label) => Assert.Equal(
        $"All 100 training rows have the label GoodTip = {label}, but two-layers learns from rows of both kinds. Check the label's definition, or train on rows that have both.",
        (await Refused(train: [.. Trained.Train.Take(100).Select(ride => ride with { Tip = tip })])).Message);

    [Fact]
    public async Task A_label_that_is_neither_true_nor_false()
    {
        Ride[] rides = [.. Trained.Train.Select(static (ride, i) => i == 77 ? ride with { Tip = -2 } : ride)];

        Assert.StartsWith("The label GoodTip of training row 77 (counted from 0) is -2, but two-layers learns labels", (await Refused(rides)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_that_is_missing()
    {
        Ride[] rides = [.. Trained.Train.Select(static (ride, i) => i < 9 ? ride with { Hours = null } : ride)];

        Assert.StartsWith("The feature Hours is missing or infinite in 9 of 2000 training rows, and two-layers cannot learn from that.", (await Refused(rides)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_that_is_missing_in_the_rows_to_tune_on()
    {
        Ride[] rides = [.. Trained.Tune.Select(static (ride, i) => i < 2 ? ride with { Hours = null } : ride)];

        Assert.StartsWith("The feature Hours is missing or infinite in 2 of 500 rows to tune on, and two-layers cannot", (await Refused(tune: rides)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_is_not_there() => Assert.StartsWith(
        "The device cuda:200 is not there: ",
        (await Assert.ThrowsAsync<DeviceUnavailableException>(
            () => Trained.NetworkAsync(new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cuda(200) }))).Message,
        StringComparison.Ordinal);

    private static Task<MillraceException> Refused(Ride[]? train = null, Ride[]? tune = null) =>
        Assert.ThrowsAsync<MillraceException>(() => Trained.NetworkAsync(train: train, tune: tune));
}
