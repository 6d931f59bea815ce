using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>
/// Decimals as text: Parquet's own type has one scale a column and at most 38 digits, which does not hold every <see cref="decimal"/>.
/// Reads Parquet's type too.
/// </summary>
internal sealed class DecimalCodec : ParquetCodec
{
    private const int MaxCharacters = 31;

    private readonly TextPages _pages = new();
    private readonly PlainCodec<decimal> _plain = new();
    private char[] _characters = [];

    public override DataField CreateField(ColumnInfo column) => new DataField<string>(column.Name, column.IsNullable);

    public override bool CanRead(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(decimal);

    public override Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, CancellationToken cancellation)
    {
        var source = (ValueColumn<decimal>)column;
        ReadOnlyMemory<char>[] texts = _pages.Rent(column.Count);
        if (_characters.Length < column.Count * MaxCharacters)
            _characters = new char[column.Count * MaxCharacters];
        int present = 0;
        int used = 0;
        for (int i = 0; i < column.Count; i++)
        {
            if (source.IsMissing(i))
                continue;
            ValueFormats.Decimal.TryFormat(source[i], _characters.AsSpan(used), out int written);
            texts[present++] = _characters.AsMemory(used, written);
            used += written;
        }

        return _pages.WriteAsync(writer, field, column, present, cancellation);
    }

    public override ValueTask ReadAsync(
        ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation) =>
        field.ClrType == typeof(decimal)
            ? _plain.ReadAsync(reader, field, column, place, cancellation)
            : _pages.ReadAsync(reader, field, column, place, cancellation);
}
