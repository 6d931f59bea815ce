using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>A row with expectations of every kind; written by hand in the shape that the generator emits.</summary>
internal record struct Ride(float Fare, string? Payment, int? Hour, double? Latitude, string? Rider, DateOnly Day, bool Shared) : ISchema<Ride>
{
    public static SchemaInfo Schema { get; } = new("Ride",
    [
        new ColumnInfo("fare", "Fare", ColumnType.Single, false) { Minimum = 0, Maximum = 1000 },
        new ColumnInfo("payment_type", "Payment", ColumnType.Text, true) { Domain = ["Cash", "Credit Card"], Tolerance = 0.25 },
        new ColumnInfo("hour", "Hour", ColumnType.Int32, true) { Minimum = 0, Maximum = 23 },
        new ColumnInfo("latitude", "Latitude", ColumnType.Double, true) { IsSensitive = true, Minimum = 41, Maximum = 43 },
        new ColumnInfo("rider", "Rider", ColumnType.Text, true) { IsSensitive = true, Domain = ["known"] , Tolerance = 1 },
        new ColumnInfo("day", "Day", ColumnType.Date, false),
        new ColumnInfo("shared", "Shared", ColumnType.Boolean, false),
    ]);

    public static Ride Good { get; } = new(10, "Cash", 12, 41.5, "known", new DateOnly(2026, 1, 31), false);

    static Batch<Ride> ISchema<Ride>.CreateBatch(int capacity) => new Batch(capacity);

    public static Batch Of(params IEnumerable<Ride> rows)
    {
        var batch = new Batch(4);
        foreach (Ride row in rows)
            batch.Add(in row);
        return batch;
    }

    internal sealed class Batch(int capacity) : Batch<Ride>(
    [
        new ValueColumn<float>(Ride.Schema.Columns[0], capacity, ValueFormats.Single), new TextColumn(Ride.Schema.Columns[1], capacity),
        new ValueColumn<int>(Ride.Schema.Columns[2], capacity, ValueFormats.Int32), new ValueColumn<double>(Ride.Schema.Columns[3], capacity, ValueFormats.Double),
        new TextColumn(Ride.Schema.Columns[4], capacity), new ValueColumn<DateOnly>(Ride.Schema.Columns[5], capacity, ValueFormats.Date),
        new ValueColumn<bool>(Ride.Schema.Columns[6], capacity, ValueFormats.Boolean),
    ])
    {
        public override Ride this[int index] => new(
            ((ValueColumn<float>)Columns[0])[index], ((TextColumn)Columns[1])[index], ((ValueColumn<int>)Columns[2]).GetNullable(index), ((ValueColumn<double>)Columns[3]).GetNullable(index),
            ((TextColumn)Columns[4])[index], ((ValueColumn<DateOnly>)Columns[5])[index], ((ValueColumn<bool>)Columns[6])[index]);

        public override void Add(in Ride row)
        {
            ((ValueColumn<float>)Columns[0]).Append(row.Fare);
            ((TextColumn)Columns[1]).Append(row.Payment);
            ((ValueColumn<int>)Columns[2]).Append(row.Hour);
            ((ValueColumn<double>)Columns[3]).Append(row.Latitude);
            ((TextColumn)Columns[4]).Append(row.Rider);
            ((ValueColumn<DateOnly>)Columns[5]).Append(row.Day);
            ((ValueColumn<bool>)Columns[6]).Append(row.Shared);
        }
    }
}
