namespace Millrace.Data;

/// <summary>A part of a text file on its way into a batch.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TFile">The kind of file.</typeparam>
internal abstract class BlockParsing<T, TFile> : IDisposable
    where T : struct, ISchema<T>
    where TFile : class
{
    private readonly Batch<T> _parsed = T.CreateBatch(0);
    private Batch<T>? _sieved;
    private Action? _parse;
    private TFile? _file;

    /// <summary>The rows, once <see cref="Parsing"/> is done.</summary>
    public Batch<T> Batch => _sieved is { Count: > 0 } ? _sieved : _parsed;

    /// <summary>The rows that cannot be read, where they are left out.</summary>
    public abstract IReadOnlyList<RowReject> Rejects { get; }

    /// <summary>Done once the rows are in the batch; faulted where one of them is.</summary>
    public Task Parsing { get; private set; } = Task.CompletedTask;

    /// <summary>Takes the next part of a file.</summary>
    /// <returns>Whether there may be more.</returns>
    public bool Read(TFile file, CancellationToken cancellation)
    {
        _file = file;
        Parsing = Task.CompletedTask;
        _parsed.Clear();
        _sieved?.Clear();
        return Fill(file, cancellation);
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

    public virtual void Dispose()
    {
        _parsed.Dispose();
        _sieved?.Dispose();
    }

    /// <summary>Reads the next part of a file.</summary>
    /// <returns>Whether there may be more.</returns>
    protected abstract bool Fill(TFile file, CancellationToken cancellation);

    /// <summary>Turns what was read into rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="batch">Gets them; empty.</param>
    /// <returns>Which of the batch's rows to keep; null for all.</returns>
    protected abstract int[]? Parse(TFile file, Batch<T> batch);

    private void Parse()
    {
        if (Parse(_file!, _parsed) is not { } rows)
            return;
        _sieved ??= T.CreateBatch(0);
        _sieved.AppendRows(_parsed, rows);
        _parsed.Clear();
    }
}
