using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace Millrace.Runtime;

/// <summary>Keeps what the steps of one run read from outside, while the run goes on: a file may be another one later.</summary>
/// <param name="keeper">Copies files.</param>
/// <param name="services">The run's services.</param>
/// <param name="cancellation">Ends the copying with the run.</param>
internal sealed class RunSources(SourceKeeper keeper, RunServices services, CancellationToken cancellation)
{
    /// <summary>So many files are copied before those that were asked for meanwhile.</summary>
    private const int Together = 256;

    private readonly ConcurrentDictionary<string, DataFile> _files = new(StringComparer.Ordinal);
    private readonly Channel<DataFile> _wanted = Channel.CreateUnbounded<DataFile>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Task? _copying;

    /// <summary>Begins to copy files that were not asked for yet.</summary>
    public void Keep(ImmutableArray<StepSource> sources)
    {
        bool isAny = false;
        foreach ((_, _, SourceFile source) in sources)
        {
            var file = new DataFile(source.Path, source.Digest, source.Bytes);
            isAny |= _files.TryAdd(file.Digest, file) && _wanted.Writer.TryWrite(file);
        }

        if (!isAny)
            return;
        lock (_lock)
            _copying ??= Task.Run(CopyAsync, CancellationToken.None);
    }

    /// <summary>
    /// Waits for the copies, and sees to it that all are there now that the metadata shows who read them: who collected meanwhile may have freed some. What
    /// could not be copied is logged.
    /// </summary>
    public async Task CompleteAsync()
    {
        _wanted.Writer.TryComplete();
        if (_copying is { } copying)
            await copying.ConfigureAwait(false);
        await KeepAsync(_files.Values, isLast: true).ConfigureAwait(false);
    }

    /// <summary>Copies what is asked for meanwhile together, so that of all steps no more files are copied at once than the keeper copies.</summary>
    private async Task CopyAsync()
    {
        var files = new List<DataFile>();
        while (await _wanted.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            files.Clear();
            while (files.Count < Together && _wanted.Reader.TryRead(out DataFile? file))
                files.Add(file);
            await KeepAsync(files, isLast: false).ConfigureAwait(false);
        }
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
