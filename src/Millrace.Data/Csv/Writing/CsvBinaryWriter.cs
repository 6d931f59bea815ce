using System.Buffers.Text;

namespace Millrace.Data;

/// <summary>Writes bytes in Base64.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class CsvBinaryWriter(BinaryColumn first) : FieldWriter<CsvOutput>
{
    private BinaryColumn _column = first;

    public override void Start(Column column) => _column = (BinaryColumn)column;

    public override void Write(int row, CsvOutput output)
    {
        int code = _column.Codes[row];
        if (code == BytesColumn.MissingCode)
            return;
        ReadOnlySpan<byte> bytes = _column.GetBytes(code);
        Base64.EncodeToUtf8(bytes, output.Reserve(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out int length);
        output.EndField(length, _column.Info.IsNullable);
    }
}
