using Millrace.Learning;
using TorchSharp;

namespace Millrace.Torch;

/// <summary>
/// What trains networks in this process. libtorch keeps its random numbers and its number of threads for the whole process, so one network is trained at a
/// time: others wait, and each gets the same bytes from its seed whatever else runs. Components take it in their constructor; which libtorch it is, and
/// whether it has CUDA, is part of their key.
/// </summary>
public sealed class TorchRuntime : IContentKeyed
{
    private static readonly SemaphoreSlim s_gate = new(1, 1);
    private static readonly AsyncLocal<bool> s_isTraining = new();

    private static readonly Lazy<string> s_key = new(
        static () => LibTorchKey.Compute(Environment.GetEnvironmentVariable(LibTorch.FolderVariable), NativePlatform.Current));

    /// <inheritdoc/>
    public string ContentKey => s_key.Value;

    /// <summary>Runs training on a thread of its own.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="name">Whose training it is, for the thread's name.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="threads">How many threads an operation uses on the CPU, from 1. Part of what decides the result's bytes.</param>
    /// <param name="seed">What libtorch's random numbers begin from.</param>
    /// <param name="train">The training; it asks the token once a batch.</param>
    /// <param name="cancellation">Lets the caller go on at once; the training ends with its batch.</param>
    /// <exception cref="TorchUnavailableException">libtorch cannot be loaded.</exception>
    /// <exception cref="DeviceUnavailableException">The device is not there.</exception>
#pragma warning disable CA1822 // Who trains must have been given the service: through it the step's key knows of libtorch.
    public Task<T> RunAsync<T>(string name, DeviceChoice device, int threads, Seed seed, Func<torch.Device, T> train, CancellationToken cancellation)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return TrainingThread.RunAsync(
            name,
            () =>
            {
                torch.Device found = device.Resolve();
                s_gate.Wait(cancellation);
                int before = torch.get_num_threads();
                try
                {
                    s_isTraining.Value = true;
                    torch.set_num_threads(threads);
                    torch.random.manual_seed((long)seed.Value);
                    return train(found);
                }
                finally
                {
                    torch.set_num_threads(before);
                    s_gate.Release();
                }
            },
            cancellation);
    }

    /// <summary>
    /// Makes a network, which draws random numbers, while none is trained: waits for a training to end, unless it is that training which asks.
    /// </summary>
    internal static async ValueTask<T> MakeAsync<T>(Func<T> make, CancellationToken cancellation)
    {
        if (s_isTraining.Value)
            return make();
        await s_gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return make();
        }
        finally
        {
            s_gate.Release();
        }
    }
}
