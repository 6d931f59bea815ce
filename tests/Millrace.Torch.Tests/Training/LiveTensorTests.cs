using Millrace.Learning.Tests.Support;
using TorchSharp;

namespace Millrace.Torch.Tests.Training;

/// <summary>What a training makes it gives back. The count is the whole process's, so nothing runs beside these tests.</summary>
[Collection(Alone)]
public sealed class LiveTensorTests
{
    private const string Alone = "alone in the process";

    [Fact]
    public async Task Live_tensors_are_as_many_after_each_epoch()
    {
        var counts = new List<long>();
        var step = new TestStep { OnSeries = name => counts.Add(name == "train-log-loss" ? torch.Tensor.TotalCount : -1) };
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 6, Patience = 6, BatchSize = 1024, ShuffleMegabytes = 1, LearningRate = 1e-5 };
        await Trained.NetworkAsync(trainer, Rides.Sample(70_000, missingHours: false), step: step);

        long[] epochs = [.. counts.Where(static count => count >= 0)];
        Assert.Equal(6, epochs.Length);
        Assert.Single(epochs.Distinct());
    }

    [Fact]
    public async Task Nothing_is_left_of_a_network_that_was_given_back()
    {
        // What TorchSharp's own layers leave behind when they are made is not the training's.
        await Trained.NetworkAsync();
        long before = torch.Tensor.TotalCount;
        new TwoLayers(Trained.Features.Layout.Width).Dispose();
        long made = torch.Tensor.TotalCount;
        (await Trained.NetworkAsync()).Dispose();

        Assert.Equal(made - before, torch.Tensor.TotalCount - made);
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneDefinition;
}
