namespace Millrace.Benchmarks.Prediction;

/// <summary>Made-up rides: who pays by card and rides far with a good company tips well, with noise. The same for the same seed.</summary>
public static class Rides
{
    /// <summary>Makes rides.</summary>
    public static Ride[] Make(int count, int seed)
    {
        var random = new Random(seed);
        var rides = new Ride[count];
        for (int i = 0; i < count; i++)
        {
            float miles = (float)(random.NextDouble() * 20);
            int company = random.Next(30);
            int payment = random.Next(5);
            float fare = 3 + (miles * 2.5f) + random.Next(5);
            double wish = (payment < 3 ? 1 : -2) + (miles * 0.15) - (company * 0.08) + (random.NextDouble() * 3) - 2;
            rides[i] = new Ride
            {
                Miles = miles,
                Minutes = (miles * 3) + random.Next(10),
                Fare = fare,
                Hour = random.Next(24),
                Company = $"Company {company}",
                Payment = $"Payment {payment}",
                Tip = wish > 0 ? 0.25f * fare : 0,
            };
        }

        return rides;
    }

    /// <summary>What is known of a ride before it.</summary>
    public static OpenRide Open(in Ride ride) => new()
    {
        Miles = ride.Miles,
        Minutes = ride.Minutes,
        Fare = ride.Fare,
        Hour = ride.Hour,
        Company = ride.Company,
        Payment = ride.Payment,
    };
}
