namespace Millrace.Data;

/// <summary>A block of a file of JSON lines on its way into a batch.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="leavesOut">Whether rows that cannot be read are left out.</param>
internal sealed class JsonParsing<T>(bool leavesOut) : BlockParsing<T, JsonFileReader>
    where T : struct, ISchema<T>
{
    private readonly JsonBlock _block = new();
    private readonly JsonScanner _scanner = new(T.Schema);
    private readonly JsonSieve? _sieve = leavesOut ? new JsonSieve(T.Schema) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<RowReject> Rejects => _sieve?.Rejects ?? [];

    /// <summary>The names of all lines so far.</summary>
    public JsonNames Names => _scanner.Names;

    public override void Dispose()
    {
        base.Dispose();
        _block.Dispose();
        _scanner.Dispose();
    }

    /// <inheritdoc/>
    protected override bool Fill(JsonFileReader file, CancellationToken cancellation) => file.Read(_block);

    /// <inheritdoc/>
    protected override int[]? Parse(JsonFileReader file, Batch<T> batch)
    {
        if (_sieve is not null)
            return _sieve.Parse(file, _block, batch, _scanner);
        file.Parse(_block, batch, _scanner);
        return null;
    }
}
