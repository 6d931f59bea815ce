namespace Millrace.Data;

/// <summary>A block on its way into a batch.</summary>
/// <typeparam name="T">The row type.</typeparam>
internal sealed class JsonParsing<T> : IDisposable
    where T : struct, ISchema<T>
{
    private readonly JsonBlock _block = new();
    private readonly JsonScanner _scanner = new(T.Schema);
    private readonly Action _parse;
    private JsonFileReader? _reader;

    public JsonParsing() => _parse = Parse;

    /// <summary>The rows, once <see cref="Parsing"/> is done.</summary>
    public Batch<T> Batch { get; } = T.CreateBatch(0);

    /// <summary>Done once the rows are in the batch; faulted where one of them is.</summary>
    public Task Parsing { get; private set; } = Task.CompletedTask;

    /// <summary>The names of all lines so far.</summary>
    public JsonNames Names => _scanner.Names;

    /// <summary>Takes the next part of a file.</summary>
    /// <returns>Whether there may be more.</returns>
    public bool Read(JsonFileReader reader)
    {
        _reader = reader;
        Parsing = Task.CompletedTask;
        Batch.Clear();
        return reader.Read(_block);
    }

    /// <summary>Starts to parse it.</summary>
    /// <param name="isAlone">Whether to do it here and now, rather than on another thread.</param>
    public void Start(bool isAlone)
    {
        if (isAlone)
            Parse();
        else
            Parsing = Task.Run(_parse);
    }

    public void Dispose()
    {
        Batch.Dispose();
        _block.Dispose();
        _scanner.Dispose();
    }

    private void Parse() => _reader!.Parse(_block, Batch, _scanner);
}
