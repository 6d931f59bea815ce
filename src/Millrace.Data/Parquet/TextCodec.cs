using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Texts as UTF-8 with a dictionary where values repeat.</summary>
internal sealed class TextCodec : ParquetCodec
{
    private readonly TextPages _pages = new();

    public override DataField CreateField(ColumnInfo column) => new DataField<string>(column.Name, column.IsNullable);

    public override bool CanRead(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>);

    public override Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, CancellationToken cancellation)
    {
        var source = (TextColumn)column;
        ReadOnlyMemory<char>[] texts = _pages.Rent(column.Count);
        int present = 0;
        foreach (int code in source.Codes)
        {
            if (code >= 0)
                texts[present++] = source.GetText(code).AsMemory();
        }

        return _pages.WriteAsync(writer, field, column, present, cancellation);
    }

    public override ValueTask ReadAsync(
        ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation) =>
        _pages.ReadAsync(reader, field, column, place, cancellation);
}
