using Millrace.Torch;

namespace Millrace.Benchmarks.Training;

/// <summary>What Millrace does when it trains networks.</summary>
public static class TrainingOperations
{
    private const int Epochs = 2;

    /// <summary>The operations on so many points.</summary>
    public static async Task<IReadOnlyList<Operation>> CreateAsync(int rows, TemporaryFolder folder)
    {
        PointTrainer trainer = await PointTrainer.CreateAsync(rows, folder).ConfigureAwait(false);
        return
        [
            new Operation("training/kept", rows * Epochs, async () => await trainer.TrainAsync(Epochs, 1024, DeviceChoice.Cpu).ConfigureAwait(false)),
            new Operation("training/streamed", rows * Epochs, async () => await trainer.TrainAsync(Epochs, 1, DeviceChoice.Cpu).ConfigureAwait(false)),
        ];
    }
}
