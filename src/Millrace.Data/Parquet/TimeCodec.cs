using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Times of day as microseconds since midnight. Reads milliseconds and nanoseconds of other writers too.</summary>
internal sealed class TimeCodec : ParquetCodec
{
    private readonly Levels _levels = new();
    private TimeOnly[] _dense = [];
    private long[] _longs = [];
    private int[] _ints = [];

    public override DataField CreateField(ColumnInfo column) => new TimeDataField(column.Name, TimeUnitPrecision.Micros, column.IsNullable);

    public override bool CanRead(DataField field) => field is TimeDataField;

    public override Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, CancellationToken cancellation)
    {
        ReadOnlyMemory<TimeOnly> present = Dense.Of((ValueColumn<TimeOnly>)column, ref _dense);
        Grow(ref _longs, present.Length);
        ReadOnlySpan<TimeOnly> values = present.Span;
        for (int i = 0; i < values.Length; i++)
            _longs[i] = values[i].Ticks / TimeSpan.TicksPerMicrosecond;
        return writer.WriteAllPartsAsync<long>(field, _longs.AsMemory(0, present.Length), _levels.Of(column), null, cancellation);
    }

    public override async ValueTask ReadAsync(
        ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation)
    {
        var target = (ValueColumn<TimeOnly>)column;
        int start = target.Count;
        Memory<TimeOnly> times = target.AppendUninitializedMemory(place.Rows);
        TimeUnitPrecision unit = ((TimeDataField)field).Precision;
        ReadOnlyMemory<int> levels;
        int present;
        if (unit == TimeUnitPrecision.Millis)
        {
            Grow(ref _ints, place.Rows);
            (levels, present) = await _levels.ReadAsync(reader, field, column.Info, _ints.AsMemory(0, place.Rows), place, cancellation).ConfigureAwait(false);
            Grow(ref _longs, place.Rows);
            for (int i = 0; i < present; i++)
                _longs[i] = _ints[i] * TimeSpan.TicksPerMillisecond;
        }
        else
        {
            Grow(ref _longs, place.Rows);
            (levels, present) = await _levels.ReadAsync(reader, field, column.Info, _longs.AsMemory(0, place.Rows), place, cancellation).ConfigureAwait(false);
            for (int i = 0; i < present; i++)
                _longs[i] = (unit == TimeUnitPrecision.Nanos ? _longs[i] / 1000 : _longs[i]) * TimeSpan.TicksPerMicrosecond;
        }

        for (int i = 0; i < present; i++)
        {
            if ((ulong)_longs[i] >= TimeSpan.TicksPerDay)
                throw new DataException($"{place.File}, column \"{column.Info.Name}\": a time of day lies outside the day.");
            times.Span[i] = new TimeOnly(_longs[i]);
        }

        if (present < place.Rows)
            target.Scatter(start, levels.Span, field.MaxDefinitionLevel, present);
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[length];
    }
}
