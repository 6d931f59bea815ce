using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Values that Parquet keeps as they are.</summary>
internal sealed class PlainCodec<T> : ParquetCodec
    where T : struct
{
    private readonly Levels _levels = new();
    private T[] _dense = [];

    public override DataField CreateField(ColumnInfo column) => new DataField<T>(column.Name, column.IsNullable);

    public override bool CanRead(DataField field) => field.ClrType == typeof(T);

    public override Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, CancellationToken cancellation)
    {
        var values = (ValueColumn<T>)column;
        return writer.WriteAllPartsAsync(field, Dense.Of(values, ref _dense), _levels.Of(column), null, cancellation);
    }

    public override async ValueTask ReadAsync(
        ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation)
    {
        var target = (ValueColumn<T>)column;
        int start = target.Count;
        Memory<T> values = target.AppendUninitializedMemory(place.Rows);
        (ReadOnlyMemory<int> levels, int present) =
            await _levels.ReadAsync(reader, field, column.Info, values, place, cancellation).ConfigureAwait(false);
        if (present < place.Rows)
            target.Scatter(start, levels.Span, field.MaxDefinitionLevel, present);
    }
}
