namespace Millrace.Data;

/// <summary>Takes a block's lines into a batch, but those that cannot be read.</summary>
/// <param name="schema">The batch's schema.</param>
internal sealed class JsonSieve(SchemaInfo schema) : RowSieve
{
    private readonly JsonMask _mask = new(schema);

    /// <summary>Parses a block's lines, each of them: where a value cannot be read, the batch has something in its place.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="block">The block.</param>
    /// <param name="batch">Gets the rows; empty.</param>
    /// <param name="scanner">One for the batch's schema.</param>
    /// <returns>Which of the batch's rows to keep; null for all.</returns>
    /// <exception cref="JsonLinesException">What is behind the lines cannot be passed over.</exception>
    public int[]? Parse(JsonFileReader reader, JsonBlock block, Batch batch, JsonScanner scanner)
    {
        Clear();
        int at = 0;
        while (at < block.End)
        {
            int bad = Utf8Fault.Find(block.Bytes[at..block.End]);
            int end = bad < 0 ? block.End : block.StartOfLine(at + bad);
            Parse(reader, block, batch, scanner, at, end);
            if (bad >= 0)
                Reject(block, reader.NotUtf8(block, at + bad), end);
            at = bad < 0 ? end : Behind(block, end);
        }

        return block.Flaw is { } flaw ? throw reader.Explain(block, flaw) : Kept(batch.Count);
    }

    private static int Behind(JsonBlock block, int start) => start + block.LineFrom(start).Length + 1;

    private void Parse(JsonFileReader reader, JsonBlock block, Batch batch, JsonScanner scanner, int at, int end)
    {
        Span<int> starts = stackalloc int[JsonFileReader.RowsAtOnce];
        while (at < end)
        {
            int before = batch.Count;
            scanner.Scan(block.Padded, ref at, end, starts);
            for (int i = 0; i < batch.Columns.Length; i++)
                Append(reader, block, batch.Columns[i], scanner, i, before, starts);
            for (int row = 0; row < scanner.Rows; row++)
            {
                if (Faults.TryGetValue(before + row, out TextFileException? fault))
                    Reject(block, fault, starts[row]);
            }

            if (scanner.Fault is not { } malformed)
                continue;
            int start = starts[scanner.Rows];
            Reject(block, reader.Explain(block, malformed, schema), start);
            at = Behind(block, start);
        }
    }

    private void Append(JsonFileReader reader, JsonBlock block, Column column, JsonScanner scanner, int position, int before, ReadOnlySpan<int> starts)
    {
        for (int row = 0; row < scanner.Rows; row++)
        {
            JsonFields fields = scanner.FieldsOf(block.Padded, position, scanner.Rows - row, row);
            int read = column.AppendFields(fields);
            row += read;
            if (row == scanner.Rows)
                break;
            if (!Faults.ContainsKey(before + row))
                Faults.Add(before + row, reader.NoValue(block, column, fields[read], starts[row]));
            column.AppendAnything();
        }
    }

    private void Reject(JsonBlock block, TextFileException error, int start) => Reject(RowReject.Of(error, _mask.Show(block.LineFrom(start))));
}
