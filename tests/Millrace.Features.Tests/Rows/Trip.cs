using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>A row as users write them, with a sensitive column and the label's; written by hand in the shape that the generator emits.</summary>
internal record struct Trip(float Miles, string? Company, string Payment, double? Latitude, string? Passenger, float Tips) : ISchema<Trip>
{
    public static SchemaInfo Schema { get; } = new("Trip",
    [
        new ColumnInfo("trip_miles", "Miles", ColumnType.Single, false),
        new ColumnInfo("company", "Company", ColumnType.Text, true),
        new ColumnInfo("payment_type", "Payment", ColumnType.Text, false),
        new ColumnInfo("pickup_latitude", "Latitude", ColumnType.Double, true) { IsSensitive = true },
        new ColumnInfo("passenger", "Passenger", ColumnType.Text, true) { IsSensitive = true },
        new ColumnInfo("tips", "Tips", ColumnType.Single, false),
    ]);

    static Batch<Trip> ISchema<Trip>.CreateBatch(int capacity) => new Batch(capacity);

    public static Batch Of(params IEnumerable<Trip> rows)
    {
        var batch = new Batch(16);
        foreach (Trip row in rows)
            batch.Add(in row);
        return batch;
    }

    internal sealed class Batch(int capacity) : Batch<Trip>(
    [
        new ValueColumn<float>(Trip.Schema.Columns[0], capacity, ValueFormats.Single), new TextColumn(Trip.Schema.Columns[1], capacity), new TextColumn(Trip.Schema.Columns[2], capacity),
        new ValueColumn<double>(Trip.Schema.Columns[3], capacity, ValueFormats.Double), new TextColumn(Trip.Schema.Columns[4], capacity), new ValueColumn<float>(Trip.Schema.Columns[5], capacity, ValueFormats.Single),
    ])
    {
        public ValueColumn<float> Miles => (ValueColumn<float>)Columns[0];

        public TextColumn Company => (TextColumn)Columns[1];

        public TextColumn Payment => (TextColumn)Columns[2];

        public ValueColumn<double> Latitude => (ValueColumn<double>)Columns[3];

        public TextColumn Passenger => (TextColumn)Columns[4];

        public ValueColumn<float> Tips => (ValueColumn<float>)Columns[5];

        public override Trip this[int index] =>
            new(Miles[index], Company[index], Payment[index]!, Latitude.GetNullable(index), Passenger[index], Tips[index]);

        public override void Add(in Trip row)
        {
            Miles.Append(row.Miles);
            Company.Append(row.Company);
            Payment.Append(row.Payment);
            Latitude.Append(row.Latitude);
            Passenger.Append(row.Passenger);
            Tips.Append(row.Tips);
        }
    }
}
