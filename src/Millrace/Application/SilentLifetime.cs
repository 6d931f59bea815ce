using Microsoft.Extensions.Hosting;

namespace Millrace;

/// <summary>Keeps the host from listening to signals and from writing about itself: the program does both.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
