using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>
/// Parses the blocks of files into batches, some at the same time, and hands them out in order. The caller's thread reads the file, finds its lines and
/// uses the batches; other threads look into the lines. The batch that the caller holds is one of those that there may be at the same time, so that no more
/// threads than that are ever busy.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="parallelism">Batches at the same time; with one the caller's thread does all.</param>
internal sealed class JsonParser<T>(int parallelism) : IDisposable
    where T : struct, ISchema<T>
{
    private readonly Stack<JsonParsing<T>> _idle = new();
    private readonly Queue<JsonParsing<T>> _ahead = new();

    /// <summary>Reads a file's rows.</summary>
    /// <param name="reader">The file; in use until the enumeration ends.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public async IAsyncEnumerable<Batch<T>> ParseAsync(JsonFileReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        bool hasMore = true;
        try
        {
            while (hasMore || _ahead.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                while (hasMore && _ahead.Count < parallelism)
                {
                    JsonParsing<T> next = _idle.TryPop(out JsonParsing<T>? idle) ? idle : new JsonParsing<T>();
                    _ahead.Enqueue(next);
                    hasMore = next.Read(reader);
                    next.Start(isAlone: parallelism == 1 || (!hasMore && _ahead.Count == 1));
                }

                JsonParsing<T> first = _ahead.Peek();
                await first.Parsing.ConfigureAwait(false);
                if (first.Batch.Count > 0)
                    yield return first.Batch;
                _idle.Push(_ahead.Dequeue());
            }
        }
        finally
        {
            // A consumer that stops early leaves blocks behind that are still looked at.
            while (_ahead.TryDequeue(out JsonParsing<T>? left))
            {
                await left.Parsing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _idle.Push(left);
            }
        }
    }

    public void Dispose()
    {
        foreach (JsonParsing<T> parsing in _idle)
            parsing.Dispose();
        _idle.Clear();
    }
}
