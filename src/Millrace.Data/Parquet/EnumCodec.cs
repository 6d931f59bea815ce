using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Enumerations as their members' names.</summary>
internal sealed class EnumCodec : ParquetCodec
{
    private readonly TextPages _pages = new();

    public override DataField CreateField(ColumnInfo column) => new DataField<string>(column.Name, column.IsNullable);

    public override bool CanRead(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>);

    public override Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, CancellationToken cancellation)
    {
        ReadOnlyMemory<char>[] texts = _pages.Rent(column.Count);
        int present = 0;
        for (int i = 0; i < column.Count; i++)
        {
            // The names are the format's own strings: nothing is allocated.
            if (column.FormatText(i) is { } name)
                texts[present++] = name.AsMemory();
        }

        return _pages.WriteAsync(writer, field, column, present, cancellation);
    }

    public override ValueTask ReadAsync(
        ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation) =>
        _pages.ReadAsync(reader, field, column, place, cancellation);
}
