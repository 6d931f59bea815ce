using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Keeps what the steps of one run read from outside, while the run goes on: a file may be another one later.</summary>
/// <param name="keeper">Copies files.</param>
/// <param name="services">The run's services.</param>
/// <param name="cancellation">Ends the copying with the run.</param>
internal sealed class RunSources(SourceKeeper keeper, RunServices services, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<string, DataFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _copying = [];

    /// <summary>Begins to copy files that were not asked for yet.</summary>
    public void Keep(ImmutableArray<StepSource> sources)
    {
        DataFile[] files =
        [
            .. sources.Select(static each => new DataFile(each.File.Path, each.File.Digest, each.File.Bytes)).Where(file => _files.TryAdd(file.Digest, file)),
        ];
        if (files.Length > 0)
            _copying.Add(Task.Run(() => KeepAsync(files, isLast: false), CancellationToken.None));
    }

    /// <summary>
    /// Waits for the copies, and sees to it that all are there now that the metadata shows who read them: who collected meanwhile may have freed some. What
    /// could not be copied is logged.
    /// </summary>
    public async Task CompleteAsync()
    {
        await Task.WhenAll(_copying).ConfigureAwait(false);
        await KeepAsync(_files.Values, isLast: true).ConfigureAwait(false);
    }

    private async Task KeepAsync(IEnumerable<DataFile> files, bool isLast)
    {
        try
        {
            KeptFiles kept = await keeper.KeepAsync(files, null, cancellation).ConfigureAwait(false);
            if (!isLast)
                return;
            foreach ((string path, string reason) in kept.Problems)
                RunLog.SourceNotKept(services.Logger, path, reason);
        }
        catch (OperationCanceledException)
        {
            // The run is cancelled: what was copied stays.
        }
#pragma warning disable CA1031 // It is no reason to lose a run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (isLast)
                RunLog.SourcesNotKept(services.Logger, exception);
        }
    }
}
