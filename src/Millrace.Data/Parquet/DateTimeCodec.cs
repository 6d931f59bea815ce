using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>
/// Points in time as microseconds without a zone (TIMESTAMP, not adjusted to UTC). Reads any timestamp of other writers, cut to the
/// microsecond; what comes in is <see cref="DateTimeKind.Unspecified"/> whatever the writer said.
/// </summary>
internal sealed class DateTimeCodec : ParquetCodec
{
    private readonly Levels _levels = new();
    private DateTime[] _dense = [];

    public override DataField CreateField(ColumnInfo column) =>
        new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros, column.IsNullable);

    public override bool CanRead(DataField field) => field.ClrType == typeof(DateTime);

    public override Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, CancellationToken cancellation)
    {
        var source = (ValueColumn<DateTime>)column;
        ReadOnlyMemory<DateTime> present = Dense.Of(source, ref _dense);
        if (_dense.Length < present.Length)
            _dense = new DateTime[present.Length];
        ReadOnlySpan<DateTime> values = present.Span;

        // The writer converts local times to UTC; what the clock shows must not change.
        for (int i = 0; i < values.Length; i++)
            _dense[i] = CutToMicrosecond(values[i], DateTimeKind.Utc);
        return writer.WriteAllPartsAsync<DateTime>(field, _dense.AsMemory(0, present.Length), _levels.Of(column), null, cancellation);
    }

    public override async ValueTask ReadAsync(
        ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation)
    {
        var target = (ValueColumn<DateTime>)column;
        int start = target.Count;
        Memory<DateTime> values = target.AppendUninitializedMemory(place.Rows);
        (ReadOnlyMemory<int> levels, int present) =
            await _levels.ReadAsync(reader, field, column.Info, values, place, cancellation).ConfigureAwait(false);
        foreach (ref DateTime value in values.Span[..present])
            value = CutToMicrosecond(value, DateTimeKind.Unspecified);
        if (present < place.Rows)
            target.Scatter(start, levels.Span, field.MaxDefinitionLevel, present);
    }

    private static DateTime CutToMicrosecond(DateTime value, DateTimeKind kind) => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), kind);
}
