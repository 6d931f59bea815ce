namespace Millrace.Data;

/// <summary>Takes a block's rows into a batch, but those that cannot be read.</summary>
internal sealed class CsvSieve
{
    private readonly SortedDictionary<int, CsvException> _faults = [];
    private readonly List<CsvReject> _rejects = [];
    private int[] _kept = [];

    /// <summary>The rows that cannot be read, in the order of the file.</summary>
    public IReadOnlyList<CsvReject> Rejects => _rejects;

    /// <summary>Parses a block's rows, each of them: where one cannot be read, the batch has something in its place.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="block">The block.</param>
    /// <param name="batch">Gets the rows; empty.</param>
    /// <param name="positions">Where the schema's columns are in the file.</param>
    /// <returns>Which of the batch's rows to keep; null for all.</returns>
    /// <exception cref="CsvException">What is behind the rows cannot be passed over.</exception>
    public int[]? Parse(CsvFileReader reader, CsvBlock block, Batch batch, ReadOnlySpan<int> positions)
    {
        _faults.Clear();
        _rejects.Clear();
        FindNoCharacters(reader, block);
        for (int i = 0; i < positions.Length; i++)
            Parse(reader, block, batch, i, positions[i]);
        Tell(reader, block, batch.Schema, positions);
        if (block.Flaw is { } flaw)
            throw reader.Explain(block, flaw);
        if (_faults.Count == 0)
            return null;
        if (_kept.Length != block.Rows - _faults.Count)
            _kept = new int[block.Rows - _faults.Count];
        int kept = 0;
        for (int row = 0; row < block.Rows; row++)
        {
            if (!_faults.ContainsKey(row))
                _kept[kept++] = row;
        }

        return _kept;
    }

    private void FindNoCharacters(CsvFileReader reader, CsvBlock block)
    {
        int row = 0;
        int bad = reader.FindNoCharacter(block, 0, ref row);
        while (bad >= 0 && row < block.Rows)
        {
            _faults.Add(row, reader.NotUtf8(block, bad));
            bad = reader.FindNoCharacter(block, reader.EndOf(block, row), ref row);
        }
    }

    private void Parse(CsvFileReader reader, CsvBlock block, Batch batch, int index, int position)
    {
        Column column = batch.Columns[index];
        for (int first = 0; first < block.Rows; first++)
        {
            first += column.AppendFields(reader.ValuesOf(block, index, position, column.Info.IsNullable, first, block.Rows - first));
            if (first == block.Rows)
                break;
            if (!_faults.ContainsKey(first))
                _faults.Add(first, reader.NoValue(block, position, first, column, index, batch.Schema));
            column.AppendAnything();
        }
    }

    // Rows that have no value, and records that are no rows, in the order in which they lie there.
    private void Tell(CsvFileReader reader, CsvBlock block, SchemaInfo schema, ReadOnlySpan<int> positions)
    {
        int gap = 0;
        foreach ((int row, CsvException fault) in _faults)
        {
            for (; gap < block.Gaps.Count && block.Gaps[gap].Row <= row; gap++)
                _rejects.Add(reader.Reject(block, block.Gaps[gap], schema));
            _rejects.Add(reader.Reject(block, row, fault, schema, positions));
        }

        for (; gap < block.Gaps.Count; gap++)
            _rejects.Add(reader.Reject(block, block.Gaps[gap], schema));
    }
}
