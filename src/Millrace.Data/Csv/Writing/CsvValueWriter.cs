namespace Millrace.Data;

/// <summary>Writes fixed-width values as their format says.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="first">The column of the first batch.</param>
internal sealed class CsvValueWriter<T>(ValueColumn<T> first) : FieldWriter<CsvOutput>
    where T : struct
{
    private const int UsualBytes = 64;

    private ValueColumn<T> _column = first;

    public override void Start(Column column) => _column = (ValueColumn<T>)column;

    public override void Write(int row, CsvOutput output)
    {
        if (_column.IsMissing(row))
            return;
        T value = _column.Values[row];
        int room = UsualBytes;
        int length;
        while (!_column.Format.TryFormat(value, output.Reserve(room), out length))
            room *= 2;
        output.EndField(length, _column.Info.IsNullable);
    }
}
