using Millrace.Data;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;
using Millrace.Torch.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch.Cuda.Tests;

/// <summary>What is promised of training on the CPU, on a CUDA device.</summary>
public sealed class CudaTrainingTests
{
    [CudaFact]
    public void Auto_is_the_first_device()
    {
        Device device = DeviceChoice.Auto.Resolve();

        Assert.Equal((DeviceType.CUDA, 0), (device.type, device.index));
    }

    [CudaFact]
    public void A_device_beyond_the_last_is_named_with_those_that_there_are() => Assert.Matches(
        "^The device cuda:200 is not there: there (is one CUDA device, cuda:0|are \\d+ CUDA devices, cuda:0 to cuda:\\d+)\\.",
        Assert.Throws<DeviceUnavailableException>(() => DeviceChoice.Cuda(200).Resolve()).Message);

    [CudaFact]
    public async Task Learns_there_and_comes_back_to_the_cpu()
    {
        var devices = new HashSet<DeviceType>();
        TwoLayers network = await Trained.NetworkAsync(Trainer(), create: layout => new TwoLayers(layout.Width) { OnForward = rows => devices.Add(rows.device_type) });

        Assert.Equal([DeviceType.CUDA], devices);
        Assert.All(network.parameters(), static weights => Assert.Equal(DeviceType.CPU, weights.device_type));
        Assert.InRange(Trained.Auc(Trained.Model(network), Rides.Sample(1000, seed: 3, missingHours: false)), 0.85, 1);
    }

    [CudaFact]
    public async Task The_curve_is_that_of_the_cpu()
    {
        TestStep here = new(), there = new();
        await Trained.NetworkAsync(Trainer(DeviceChoice.Cpu), step: here);
        await Trained.NetworkAsync(Trainer(), step: there);

        Assert.Equal(here.Series["train-log-loss"][1], there.Series["train-log-loss"][1], 0.01);
        Assert.Equal(here.Series["tune-log-loss"][1], there.Series["tune-log-loss"][1], 0.01);
    }

    [CudaFact]
    public async Task The_wide_and_deep_network_is_as_good_as_on_the_cpu()
    {
        double here = await WideAndDeepAucAsync(DeviceChoice.Cpu), there = await WideAndDeepAucAsync(DeviceChoice.Cuda());

        Assert.Equal(here, there, 0.02);
    }

    [CudaFact]
    public async Task A_loss_that_is_no_number_is_refused_at_its_batch_though_it_is_read_later()
    {
        int batches = 0;
        TrainingDivergedException diverged = await Assert.ThrowsAsync<TrainingDivergedException>(() => Trained.NetworkAsync(Trainer(), create: layout => new TwoLayers(layout.Width)
        {
            OnForward = rows =>
            {
                if (++batches == 5)
                    rows.fill_(float.NaN);
            },
        }));

        Assert.StartsWith("two-layers, epoch 1, batch 5 (64 rows): the loss is NaN.", diverged.Message, StringComparison.Ordinal);
    }

    [CudaFact]
    public async Task Live_tensors_are_as_many_after_each_epoch()
    {
        var counts = new List<long>();
        var step = new TestStep
        {
            OnSeries = name =>
            {
                if (name == "train-log-loss")
                    counts.Add(Tensor.TotalCount);
            },
        };
        await Trained.NetworkAsync(new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cuda(), Epochs = 5, Patience = 5, LearningRate = 1e-5 }, step: step);

        Assert.Equal(5, counts.Count);
        Assert.Single(counts.Distinct());
    }

    private static NetworkTrainer Trainer(DeviceChoice? device = null) =>
        new(new TorchRuntime()) { Epochs = 4, BatchSize = 64, LearningRate = 0.01, Device = device ?? DeviceChoice.Cuda() };

    private static async Task<double> WideAndDeepAucAsync(DeviceChoice device)
    {
        var component = new WideAndDeep<Ride, RideFeatures>(new TorchRuntime())
        {
            Device = device, Epochs = 5, BatchSize = 64, LearningRate = 0.01, Layers = [16], Crosses = ["Company*Payment"],
        };
        Model<RideFeatures> model = await component.RunAsync(
            Dataset.Of(Trained.Train), Dataset.Of(Trained.Tune), Trained.Features, new Seed(1), new TestStep(), CancellationToken.None);
        return Trained.Auc(model, Rides.Sample(1000, seed: 3, missingHours: false));
    }
}
