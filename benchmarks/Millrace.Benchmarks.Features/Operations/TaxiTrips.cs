using Millrace.Data;

namespace Millrace.Benchmarks.Features;

/// <summary>Makes taxi trips: the same for the same seed.</summary>
public static class TaxiTrips
{
    /// <summary>Makes trips.</summary>
    public static TaxiTrip[] Make(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => Next(random))];
    }

    /// <summary>A batch of trips.</summary>
    public static Batch<TaxiTrip> Batch(params ReadOnlySpan<TaxiTrip> trips)
    {
        var batch = new TaxiTrip.Batch(trips.Length);
        foreach (ref readonly TaxiTrip trip in trips)
            batch.Add(in trip);
        return batch;
    }

    /// <summary>What the features read of trips.</summary>
    public static TaxiFeatures.Input[] Inputs(params ReadOnlySpan<TaxiTrip> trips)
    {
        Batch<TaxiTrip> batch = Batch(trips);
        var inputs = new TaxiFeatures.Input.Batch([.. TaxiFeatures.Input.Schema.Columns.Select(column => batch.Columns[batch.Schema.IndexOf(column.Name)])]);
        return [.. Enumerable.Range(0, trips.Length).Select(i => inputs[i])];
    }

    private static TaxiTrip Next(Random random) => new()
    {
        Miles = random.NextSingle() * 20,
        Fare = 3 + (random.NextSingle() * 60),
        Seconds = random.Next(100) == 0 ? null : random.Next(60, 5_000),
        PickupLatitude = random.Next(10) == 0 ? null : 41.6 + (random.NextDouble() * 0.5),
        PickupLongitude = random.Next(10) == 0 ? null : -87.9 + (random.NextDouble() * 0.4),
        DropoffLatitude = random.Next(10) == 0 ? null : 41.6 + (random.NextDouble() * 0.5),
        DropoffLongitude = random.Next(10) == 0 ? null : -87.9 + (random.NextDouble() * 0.4),
        PaymentType = random.Next(2) == 0 ? "Cash" : "Credit Card",
        Company = random.Next(3) == 0 ? null : $"Taxi Affiliation Services {random.Next(40)}",
        Hour = random.Next(24),
        Day = 1 + random.Next(7),
        Month = 1 + random.Next(12),
        PickupArea = random.Next(10) == 0 ? null : 1 + random.Next(77),
        DropoffArea = random.Next(10) == 0 ? null : 1 + random.Next(77),
    };
}
