using System.Buffers.Text;

namespace Millrace.Data;

/// <summary>Writes bytes in Base64.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class JsonBinaryWriter(BinaryColumn first) : FieldWriter<TextOutput>
{
    private BinaryColumn _column = first;

    public override void Start(Column column) => _column = (BinaryColumn)column;

    public override void Write(int row, TextOutput output)
    {
        int code = _column.Codes[row];
        if (code == BytesColumn.MissingCode)
        {
            output.Write("null"u8);
            return;
        }

        ReadOnlySpan<byte> bytes = _column.GetBytes(code);
        output.Write("\""u8);
        Base64.EncodeToUtf8(bytes, output.Reserve(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out int length);
        output.Advance(length);
        output.Write("\""u8);
    }
}
