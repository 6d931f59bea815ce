using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>
/// Parses the blocks of files into batches, some at the same time, and hands them out in order. The caller's thread reads the file, finds its rows and
/// uses the batches; other threads turn texts into values. The batch that the caller holds is one of those that there may be at the same time, so that
/// no more threads than that are ever busy.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TFile">The kind of file.</typeparam>
/// <typeparam name="TParsing">What parses a block of it.</typeparam>
/// <param name="parallelism">Batches at the same time; with one the caller's thread does all.</param>
/// <param name="create">Makes what parses a block.</param>
internal sealed class BlockParser<T, TFile, TParsing>(int parallelism, Func<TParsing> create) : IDisposable
    where T : struct, ISchema<T>
    where TFile : class
    where TParsing : BlockParsing<T, TFile>
{
    private readonly Stack<TParsing> _idle = new();
    private readonly Queue<TParsing> _ahead = new();

    /// <summary>What has parsed blocks so far and parses none now.</summary>
    public IReadOnlyCollection<TParsing> Idle => _idle;

    /// <summary>Reads a file's rows, and what could not be read of them.</summary>
    /// <param name="file">The file; in use until the enumeration ends.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public async IAsyncEnumerable<TParsing> ParseAsync(TFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        bool hasMore = true;
        try
        {
            while (hasMore || _ahead.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                while (hasMore && _ahead.Count < parallelism)
                {
                    TParsing next = _idle.TryPop(out TParsing? idle) ? idle : create();
                    _ahead.Enqueue(next);
                    hasMore = next.Read(file, cancellation);
                    next.Start(isAlone: parallelism == 1 || (!hasMore && _ahead.Count == 1));
                }

                TParsing first = _ahead.Peek();
                await first.Parsing.ConfigureAwait(false);
                if (first.Batch.Count > 0 || first.Rejects.Count > 0)
                    yield return first;
                _idle.Push(_ahead.Dequeue());
            }
        }
        finally
        {
            // A consumer that stops early leaves blocks behind that are still looked at.
            while (_ahead.TryDequeue(out TParsing? left))
            {
                await left.Parsing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _idle.Push(left);
            }
        }
    }

    public void Dispose()
    {
        foreach (TParsing parsing in _idle)
            parsing.Dispose();
        _idle.Clear();
    }
}
