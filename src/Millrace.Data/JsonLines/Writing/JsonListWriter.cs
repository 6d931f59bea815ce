namespace Millrace.Data;

/// <summary>Writes lists as arrays.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class JsonListWriter(ListColumn first) : FieldWriter<TextOutput>
{
    private ListColumn _column = first;

    public override void Start(Column column) => _column = (ListColumn)column;

    public override void Write(int row, TextOutput output)
    {
        if (_column.IsMissing(row))
        {
            output.Write("null"u8);
            return;
        }

        (int start, int length) = _column[row].GetOffsetAndLength(_column.Items.Count);
        output.Write(ListText.Write(_column.Items, start, start + length));
    }
}
