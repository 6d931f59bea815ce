namespace Millrace.Data;

/// <summary>Writes texts, each entry looked at once a batch, whatever number of rows has it.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class CsvTextWriter(TextColumn first) : CsvFieldWriter
{
    private TextColumn _column = first;
    private Quoting[] _quoting = [];

    private enum Quoting : byte
    {
        Unknown,
        None,
        Needed,
    }

    public override void Start(Column column)
    {
        _column = (TextColumn)column;
        Pooled.Grow(ref _quoting, 0, _column.EntryCount);
        _quoting.AsSpan(0, _column.EntryCount).Clear();
    }

    public override void Write(int row, CsvOutput output)
    {
        int code = _column.Codes[row];
        if (code == BytesColumn.MissingCode)
            return;
        ReadOnlySpan<byte> text = _column.GetBytes(code);
        ref Quoting quoting = ref _quoting[code];
        if (quoting == Quoting.Unknown)
            quoting = output.NeedsQuotes(text, _column.Info.IsNullable) ? Quoting.Needed : Quoting.None;
        if (quoting == Quoting.None)
            output.Write(text);
        else
            output.WriteQuoted(text);
    }

    public override void Dispose()
    {
        Pooled.Return(ref _quoting);
        base.Dispose();
    }
}
