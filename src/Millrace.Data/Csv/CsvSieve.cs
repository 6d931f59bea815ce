namespace Millrace.Data;

/// <summary>Takes a block's rows into a batch, but those that cannot be read.</summary>
internal sealed class CsvSieve : RowSieve
{
    /// <summary>Parses a block's rows, each of them: where one cannot be read, the batch has something in its place.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="block">The block.</param>
    /// <param name="batch">Gets the rows; empty.</param>
    /// <param name="positions">Where the schema's columns are in the file.</param>
    /// <returns>Which of the batch's rows to keep; null for all.</returns>
    /// <exception cref="CsvException">What is behind the rows cannot be passed over.</exception>
    public int[]? Parse(CsvFileReader reader, CsvBlock block, Batch batch, ReadOnlySpan<int> positions)
    {
        Clear();
        FindNoCharacters(reader, block);
        for (int i = 0; i < positions.Length; i++)
            Parse(reader, block, batch, i, positions[i]);
        Tell(reader, block, batch.Schema, positions);
        if (block.Flaw is { } flaw)
            throw reader.Explain(block, flaw);
        return Kept(block.Rows);
    }

    private void FindNoCharacters(CsvFileReader reader, CsvBlock block)
    {
        int row = 0;
        int bad = reader.FindNoCharacter(block, 0, ref row);
        while (bad >= 0 && row < block.Rows)
        {
            Faults.Add(row, reader.NotUtf8(block, bad));
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
            if (!Faults.ContainsKey(first))
                Faults.Add(first, reader.NoValue(block, position, first, column, index, batch.Schema));
            column.AppendAnything();
        }
    }

    // Rows that have no value, and records that are no rows, in the order in which they lie there.
    private void Tell(CsvFileReader reader, CsvBlock block, SchemaInfo schema, ReadOnlySpan<int> positions)
    {
        int gap = 0;
        foreach ((int row, TextFileException fault) in Faults)
        {
            for (; gap < block.Gaps.Count && block.Gaps[gap].Row <= row; gap++)
                Reject(reader.Reject(block, block.Gaps[gap], schema));
            Reject(reader.Reject(block, row, fault, schema, positions));
        }

        for (; gap < block.Gaps.Count; gap++)
            Reject(reader.Reject(block, block.Gaps[gap], schema));
    }
}
