using System.Text;

namespace Millrace.Data;

/// <summary>Writes lists as JSON arrays.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class CsvListWriter(ListColumn first) : FieldWriter<CsvOutput>
{
    private ListColumn _column = first;

    public override void Start(Column column) => _column = (ListColumn)column;

    public override void Write(int row, CsvOutput output)
    {
        if (_column.FormatText(row) is not { } text)
            return;
        int length = Encoding.UTF8.GetBytes(text, output.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
        output.EndField(length, _column.Info.IsNullable);
    }
}
