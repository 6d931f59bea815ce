using Millrace.Data;
using Millrace.Learning.Tests.Support;
using TorchSharp;

namespace Millrace.Torch.Tests.Training;

/// <summary>What a training makes it gives back, and what it still needs no collection takes from it.</summary>
public sealed class LiveTensorTests
{
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

    [Fact]
    public async Task Collections_during_a_training_change_nothing()
    {
        string quiet = await WideAndDeepAsync();
        bool isOver = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            for (int i = 0; i < 2; i++)
                Assert.Equal(quiet, await WideAndDeepAsync());
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            collector.Join();
        }
    }

    private static async Task<string> WideAndDeepAsync()
    {
        var component = new WideAndDeep<Ride, RideFeatures>(new TorchRuntime())
        {
            Device = DeviceChoice.Cpu, Epochs = 5, Patience = 5, BatchSize = 64, Layers = [16], Crosses = ["Company*Payment"],
        };
        return await Trained.SavedAsync(await component.RunAsync(
            Dataset.Of(Trained.Train), Dataset.Of(Trained.Tune), Trained.Features, new Seed(1), new TestStep(), CancellationToken.None));
    }
}
