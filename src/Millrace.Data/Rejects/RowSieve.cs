namespace Millrace.Data;

/// <summary>Takes the rows of a file's part into a batch, but those that cannot be read.</summary>
internal abstract class RowSieve
{
    private readonly List<RowReject> _rejects = [];
    private int[] _kept = [];

    /// <summary>The rows that cannot be read, in the order of the file.</summary>
    public IReadOnlyList<RowReject> Rejects => _rejects;

    /// <summary>What is wrong with rows of the batch that have something in the place of a value.</summary>
    protected SortedDictionary<int, TextFileException> Faults { get; } = [];

    /// <summary>Starts anew.</summary>
    protected void Clear()
    {
        Faults.Clear();
        _rejects.Clear();
    }

    /// <summary>Keeps a row that cannot be read; they come in the order of the file.</summary>
    protected void Reject(RowReject reject) => _rejects.Add(reject);

    /// <summary>Which of a batch's rows to keep; null for all.</summary>
    /// <param name="rows">How many it has.</param>
    protected int[]? Kept(int rows)
    {
        if (Faults.Count == 0)
            return null;
        if (_kept.Length != rows - Faults.Count)
            _kept = new int[rows - Faults.Count];
        int kept = 0;
        for (int row = 0; row < rows; row++)
        {
            if (!Faults.ContainsKey(row))
                _kept[kept++] = row;
        }

        return _kept;
    }
}
