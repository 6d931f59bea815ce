namespace ChicagoTaxi.Tests;

/// <summary>Made-up trips, no two alike, whose tip follows a rule.</summary>
internal static class Trips
{
    public static IComparer<Trip> ByStart { get; } = Comparer<Trip>.Create((left, right) => left.StartSeconds.CompareTo(right.StartSeconds));

    public static Trip[] Make(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(i => Make(random, i))];
    }

    private static Trip Make(Random random, int number)
    {
        bool card = random.Next(2) == 0;
        float fare = 4 + (random.Next(300) / 10f);
        return new Trip
        {
            PickupArea = 1 + random.Next(77),
            Fare = fare,
            Month = 1 + random.Next(12),
            Hour = random.Next(24),
            Day = 1 + random.Next(7),
            StartSeconds = 1_400_000_000 + (number * 900L),
            PickupLatitude = 41.88,
            PickupLongitude = -87.63,
            Miles = fare / 3,
            PaymentType = card ? "Credit Card" : "Cash",
            Company = random.Next(3) == 0 ? null : "Example Cabs",
            Seconds = 60 * random.Next(1, 60),
            Tips = card && random.Next(5) > 0 ? fare * 0.25f : 0,
        };
    }
}
