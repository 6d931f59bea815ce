using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>The columns that <see cref="TipFeatures"/> use, in another order than in <see cref="Trip"/>.</summary>
internal record struct TripInput(string? Passenger, double? Latitude, float Miles, string? Company, string Payment) : ISchema<TripInput>
{
    public static SchemaInfo Schema { get; } = new("Input", [.. Names.Select(static name => Trip.Schema.Columns[Trip.Schema.IndexOf(name)])]);

    private static ImmutableArray<string> Names => ["passenger", "pickup_latitude", "trip_miles", "company", "payment_type"];

    static Batch<TripInput> ISchema<TripInput>.CreateBatch(int capacity) => new Batch(capacity);

    public static TripInput Of(in Trip trip) => new(trip.Passenger, trip.Latitude, trip.Miles, trip.Company, trip.Payment);

    internal sealed class Batch(int capacity) : Batch<TripInput>(
    [
        new TextColumn(TripInput.Schema.Columns[0], capacity), new ValueColumn<double>(TripInput.Schema.Columns[1], capacity, ValueFormats.Double),
        new ValueColumn<float>(TripInput.Schema.Columns[2], capacity, ValueFormats.Single), new TextColumn(TripInput.Schema.Columns[3], capacity), new TextColumn(TripInput.Schema.Columns[4], capacity),
    ])
    {
        public override TripInput this[int index] => throw new NotSupportedException();

        public override void Add(in TripInput row)
        {
            ((TextColumn)Columns[0]).Append(row.Passenger);
            ((ValueColumn<double>)Columns[1]).Append(row.Latitude);
            ((ValueColumn<float>)Columns[2]).Append(row.Miles);
            ((TextColumn)Columns[3]).Append(row.Company);
            ((TextColumn)Columns[4]).Append(row.Payment);
        }
    }
}
