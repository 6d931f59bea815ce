namespace Millrace.Data;

/// <summary>Writes fixed-width values: numbers and booleans as they are, everything else in quotes, NaN and the infinities as well.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="first">The column of the first batch.</param>
internal sealed class JsonValueWriter<T>(ValueColumn<T> first) : FieldWriter<TextOutput>
    where T : struct
{
    private const int UsualBytes = 64;

    private readonly bool _isBoolean = first.Info.Type == ColumnType.Boolean;
    private readonly bool _isNumber = first.Info.Type.IsNumber();
    private ValueColumn<T> _column = first;

    public override void Start(Column column) => _column = (ValueColumn<T>)column;

    public override void Write(int row, TextOutput output)
    {
        if (_column.IsMissing(row))
        {
            output.Write("null"u8);
            return;
        }

        // One byte in front stays free, for the quote of what turns out to need some.
        T value = _column.Values[row];
        int room = UsualBytes;
        Span<byte> text = output.Reserve(room);
        int length;
        while (!_column.Format.TryFormat(value, text[1..^1], out length))
        {
            room *= 2;
            text = output.Reserve(room);
        }

        if (_isBoolean || (_isNumber && char.IsAsciiDigit((char)text[length])))
        {
            text.Slice(1, length).CopyTo(text);
            output.Advance(length);
            return;
        }

        (text[0], text[length + 1]) = ((byte)'"', (byte)'"');
        output.Advance(length + 2);
    }
}
