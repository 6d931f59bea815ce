using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>
/// Parses the blocks of files into batches, some at the same time, and hands them out in order. The caller's thread reads the file, finds its rows and
/// uses the batches; other threads turn fields into values. The batch that the caller holds is one of those that there may be at the same time, so that
/// no more threads than that are ever busy.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="parallelism">Batches at the same time; with one the caller's thread does all.</param>
/// <param name="leavesOut">Whether rows that cannot be read are left out.</param>
internal sealed class CsvParser<T>(int parallelism, bool leavesOut) : IDisposable
    where T : struct, ISchema<T>
{
    private readonly Stack<CsvParsing<T>> _idle = new();
    private readonly Queue<CsvParsing<T>> _ahead = new();

    /// <summary>Reads a file's rows, and what could not be read of them.</summary>
    /// <param name="reader">The file; in use until the enumeration ends.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public async IAsyncEnumerable<CsvParsing<T>> ParseAsync(CsvFileReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        int[] positions = reader.Bind(T.Schema);
        bool hasMore = true;
        try
        {
            while (hasMore || _ahead.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                while (hasMore && _ahead.Count < parallelism)
                {
                    CsvParsing<T> next = _idle.TryPop(out CsvParsing<T>? idle) ? idle : new CsvParsing<T>(leavesOut);
                    _ahead.Enqueue(next);
                    hasMore = next.Read(reader, positions, cancellation);
                    next.Start(isAlone: parallelism == 1 || (!hasMore && _ahead.Count == 1));
                }

                CsvParsing<T> first = _ahead.Peek();
                await first.Parsing.ConfigureAwait(false);
                if (first.Batch.Count > 0 || first.Rejects.Count > 0)
                    yield return first;
                _idle.Push(_ahead.Dequeue());
            }
        }
        finally
        {
            // A consumer that stops early leaves blocks behind that are still looked at.
            while (_ahead.TryDequeue(out CsvParsing<T>? left))
            {
                await left.Parsing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _idle.Push(left);
            }
        }
    }

    public void Dispose()
    {
        foreach (CsvParsing<T> parsing in _idle)
            parsing.Dispose();
        _idle.Clear();
    }
}
