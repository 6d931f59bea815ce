namespace Millrace.Data;

/// <summary>A block on its way into a batch.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="leavesOut">Whether rows that cannot be read are left out.</param>
internal sealed class CsvParsing<T>(bool leavesOut) : IDisposable
    where T : struct, ISchema<T>
{
    private readonly CsvBlock _block = new();
    private readonly CsvSieve? _sieve = leavesOut ? new CsvSieve() : null;
    private readonly Batch<T> _parsed = T.CreateBatch(0);
    private Batch<T>? _sieved;
    private Action? _parse;
    private CsvFileReader? _reader;
    private int[] _positions = [];

    /// <summary>The rows, once <see cref="Parsing"/> is done.</summary>
    public Batch<T> Batch => _sieved is { Count: > 0 } ? _sieved : _parsed;

    /// <summary>The rows that cannot be read, where they are left out.</summary>
    public IReadOnlyList<CsvReject> Rejects => _sieve?.Rejects ?? [];

    /// <summary>Done once the rows are in the batch; faulted where one of them is.</summary>
    public Task Parsing { get; private set; } = Task.CompletedTask;

    /// <summary>Takes the next part of a file.</summary>
    /// <returns>Whether there may be more.</returns>
    public bool Read(CsvFileReader reader, int[] positions, CancellationToken cancellation)
    {
        (_reader, _positions) = (reader, positions);
        Parsing = Task.CompletedTask;
        _parsed.Clear();
        _sieved?.Clear();
        return reader.Read(_block, cancellation);
    }

    /// <summary>Starts to parse it.</summary>
    /// <param name="isAlone">Whether to do it here and now, rather than on another thread.</param>
    public void Start(bool isAlone)
    {
        if (isAlone)
            Parse();
        else
            Parsing = Task.Run(_parse ??= Parse);
    }

    public void Dispose()
    {
        _parsed.Dispose();
        _sieved?.Dispose();
        _block.Dispose();
    }

    private void Parse()
    {
        if (_sieve is null)
            _reader!.Parse(_block, _parsed, _positions);
        else if (_sieve.Parse(_reader!, _block, _parsed, _positions) is { } kept)
            Keep(kept);
    }

    private void Keep(int[] rows)
    {
        _sieved ??= T.CreateBatch(0);
        _sieved.AppendRows(_parsed, rows);
        _parsed.Clear();
    }
}
