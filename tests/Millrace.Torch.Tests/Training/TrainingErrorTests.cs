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

    [Theory]
    [InlineData(-2f, "is -2, but two-layers learns labels that are true or false (1 or 0).")]
    [InlineData(float.NegativeInfinity, "is -Infinity, but two-layers learns labels that are true or false (1 or 0).")]
    public async Task A_label_that_is_none_in_the_rows_to_tune_on(float tip, string problem)
    {
        Ride[] rides = [.. Trained.Tune.Select((ride, i) => i == 7 ? ride with { Tip = tip } : ride)];

        Assert.StartsWith($"The label GoodTip of row to tune on, 7 (counted from 0) {problem}", (await Refused(tune: rides)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_to_learn_that_is_not_finite(bool isTraining)
    {
        Ride[] Bad(Ride[] rides) => [.. rides.Select(static (ride, i) => i == 7 ? ride with { Tip = float.NegativeInfinity } : ride)];
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Kind = Millrace.Learning.PredictionKind.Number };

        var refused = await Assert.ThrowsAsync<MillraceException>(() => Trained.NetworkAsync(
            trainer, train: isTraining ? Bad(Trained.Train) : null, tune: isTraining ? null : Bad(Trained.Tune)));

        Assert.Equal(
            $"The label GoodTip of {(isTraining ? "training row" : "row to tune on,")} 7 (counted from 0) is -Infinity, but two-layers learns finite numbers. " +
            "Drop such rows before training, or give the label a rule for them.",
            refused.Message);
    }

    [Fact]
    public async Task A_feature_that_is_missing_in_rows_that_do_not_fit_in_memory()
    {
        int batches = 0;
        Ride[] rides = [.. Rides.Sample(140_000, missingHours: false).Select(static (ride, i) => i == 70_000 ? ride with { Hours = null } : ride)];
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, ShuffleMegabytes = 1, BatchSize = 65_536 };

        var refused = await Assert.ThrowsAsync<MillraceException>(() => Trained.NetworkAsync(
            trainer, rides, create: layout => new TwoLayers(layout.Width) { OnForward = _ => batches++ }));

        Assert.StartsWith("The feature Hours is missing or infinite in 1 of 131072 training rows, and two-layers cannot learn", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, batches);
    }

    [Fact]
    public async Task Labels_of_one_kind_in_rows_that_do_not_fit_in_memory()
    {
        Ride[] rides = [.. Rides.Sample(140_000, missingHours: false).Select(static ride => ride with { Tip = 0 })];
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, ShuffleMegabytes = 1, BatchSize = 65_536, Epochs = 5 };

        Assert.StartsWith(
            "All 140000 training rows have the label GoodTip = false",
            (await Assert.ThrowsAsync<MillraceException>(() => Trained.NetworkAsync(trainer, rides))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_rows_to_tune_on_is_known_before_anything_is_trained()
    {
        int batches = 0;
        Ride[] rides = [.. Trained.Tune.Select(static (ride, i) => i < 2 ? ride with { Hours = null } : ride)];

        await Assert.ThrowsAsync<MillraceException>(() => Trained.NetworkAsync(
            tune: rides, create: layout => new TwoLayers(layout.Width) { OnForward = _ => batches++ }));

        Assert.Equal(0, batches);
    }

    public static TheoryData<string, NetworkTrainer> WrongSettings => new()
    {
        { "BatchSize", new NetworkTrainer(new TorchRuntime()) { BatchSize = 0 } },
        { "BatchSize", new NetworkTrainer(new TorchRuntime()) { BatchSize = int.MaxValue } },
        { "Epochs", new NetworkTrainer(new TorchRuntime()) { Epochs = 0 } },
        { "Patience", new NetworkTrainer(new TorchRuntime()) { Patience = 0 } },
        { "Threads", new NetworkTrainer(new TorchRuntime()) { Threads = 0 } },
        { "ShuffleMegabytes", new NetworkTrainer(new TorchRuntime()) { ShuffleMegabytes = 0 } },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task Settings_outside_their_range(string name, NetworkTrainer trainer) =>
        Assert.Equal(name, (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Trained.NetworkAsync(trainer))).ParamName);

    [Fact]
    public async Task A_device_that_is_not_there() => Assert.StartsWith(
        "The device cuda:200 is not there: ",
        (await Assert.ThrowsAsync<DeviceUnavailableException>(
            () => Trained.NetworkAsync(new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cuda(200) }))).Message,
        StringComparison.Ordinal);

    private static Task<MillraceException> Refused(Ride[]? train = null, Ride[]? tune = null) =>
        Assert.ThrowsAsync<MillraceException>(() => Trained.NetworkAsync(train: train, tune: tune));
}
