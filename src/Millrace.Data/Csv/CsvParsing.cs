namespace Millrace.Data;

/// <summary>A block of a CSV file on its way into a batch.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="leavesOut">Whether rows that cannot be read are left out.</param>
internal sealed class CsvParsing<T>(bool leavesOut) : BlockParsing<T, CsvColumns>
    where T : struct, ISchema<T>
{
    private readonly CsvBlock _block = new();
    private readonly CsvSieve? _sieve = leavesOut ? new CsvSieve() : null;

    /// <inheritdoc/>
    public override IReadOnlyList<RowReject> Rejects => _sieve?.Rejects ?? [];

    public override void Dispose()
    {
        base.Dispose();
        _block.Dispose();
    }

    /// <inheritdoc/>
    protected override bool Fill(CsvColumns file, CancellationToken cancellation) => file.Reader.Read(_block, cancellation);

    /// <inheritdoc/>
    protected override int[]? Parse(CsvColumns file, Batch<T> batch)
    {
        if (_sieve is not null)
            return _sieve.Parse(file.Reader, _block, batch, file.Positions);
        file.Reader.Parse(_block, batch, file.Positions);
        return null;
    }
}
