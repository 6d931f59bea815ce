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

    /// <summary>
    /// Looks, once all is read, for columns that no line names while one of nearly the same name is there that the schema does not read: a new column that
    /// older lines lack is missing in them; one that is spelled otherwise is a mistake.
    /// </summary>
    /// <param name="path">What was read.</param>
    /// <exception cref="JsonLinesException">There is such a column.</exception>
    public void CheckNames(string path)
    {
        Spellings? others = null;
        for (int i = 0; _idle.Count > 0 && i < T.Schema.Columns.Length; i++)
        {
            ColumnInfo column = T.Schema.Columns[i];
            if (_idle.Any(parsing => parsing.Names.HasSeen(i)))
                continue;
            others ??= new Spellings(_idle.SelectMany(static parsing => parsing.Names.Others).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            if (others.Find(column.Name) is { } nearest)
            {
                string reads = $"{T.Schema.Name}.{column.Member} reads";
                throw new JsonLinesException(path, null, column.Name, $"no line has this name, which {reads}; \"{nearest}\" is there.");
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
