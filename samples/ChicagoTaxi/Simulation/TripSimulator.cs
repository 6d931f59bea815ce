using Millrace;
using Millrace.Data;

namespace ChicagoTaxi;

/// <summary>
/// Makes up trips with the columns and some of the habits of the real ones: short rides downtown and long ones to the airports, fares by the
/// meter, tips recorded for cards alone. The shares are chosen by eye; no claim about the real city may be drawn from them.
/// </summary>
internal static class TripSimulator
{
    private const int BatchRows = 10_000;
    private const long FirstStart = 1_356_998_400; // 2013-01-01
    private const long LastStart = 1_483_228_800;  // 2017-01-01

    private static readonly string[] s_payments = ["Cash", "Credit Card", "No Charge", "Unknown", "Dispute"];

    /// <summary>Writes simulated trips.</summary>
    /// <param name="step">The step that writes them.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same trips, whatever the machine.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<Dataset<Trip>> WriteAsync(StepContext step, int count, Seed seed, CancellationToken cancellation)
    {
        Random random = seed.CreateRandom();
        await using DatasetWriter<Trip> writer = step.CreateDataset<Trip>();
        var batch = new Trip.Batch(BatchRows);
        for (int done = 0; done < count;)
        {
            batch.Clear();
            for (int end = Math.Min(done + BatchRows, count); done < end; done++)
                batch.Add(NextTrip(random));
            await writer.AddAsync(batch, cancellation);
            step.ReportProgress(done, count, "trips");
        }

        return await writer.CompleteAsync(cancellation);
    }

    private static Trip NextTrip(Random random)
    {
        Area pickup = Area.Pick(random);
        Area dropoff = random.NextDouble() < 0.3 ? pickup : Area.Pick(random);
        long start = random.NextInt64(FirstStart, LastStart) / 900 * 900;
        DateTime local = DateTime.UnixEpoch.AddSeconds(start);

        double miles = ReferenceEquals(pickup, dropoff) ? 0.3 + (1.5 * random.NextDouble()) : pickup.MilesTo(dropoff) * (1.15 + (0.3 * random.NextDouble()));
        double milesPerHour = local.Hour is >= 7 and <= 9 or >= 16 and <= 18 ? 10 + (6 * random.NextDouble()) : 14 + (12 * random.NextDouble());
        int seconds = Math.Max(60, (int)(miles / milesPerHour * 60) * 60);
        double fare = 3.25 + (1.80 * miles) + (seconds / 36 * 0.20);

        double years = (start - FirstStart) / (double)(LastStart - FirstStart);
        string payment = NextPayment(random, card: 0.18 + (0.25 * years) + (0.25 * Math.Min(1, fare / 45)));
        string? company = Company.Pick(random);
        double tip = payment == "Credit Card" ? NextTip(random, fare, local.Hour, company) : 0;
        bool dropoffKnown = random.NextDouble() > 0.032;

        return new Trip
        {
            PickupArea = random.NextDouble() < 0.0002 ? null : pickup.Number,
            Fare = Cents(fare, 5),
            Month = local.Month,
            Hour = local.Hour,
            Day = (int)local.DayOfWeek + 1,
            StartSeconds = start,
            PickupLatitude = pickup.Latitude,
            PickupLongitude = pickup.Longitude,
            DropoffLatitude = dropoffKnown ? dropoff.Latitude : null,
            DropoffLongitude = dropoffKnown ? dropoff.Longitude : null,
            Miles = MathF.Round((float)miles, 1),
            PickupTract = null,
            DropoffTract = dropoffKnown && random.NextDouble() < 0.7 ? 17_031_000_000 + (dropoff.Number * 10_000L) + 100 : null,
            PaymentType = payment,
            Company = company,
            Seconds = random.NextDouble() < 0.0005 ? null : seconds,
            DropoffArea = dropoffKnown ? dropoff.Number : null,
            Tips = Cents(tip, 5),
        };
    }

    private static string NextPayment(Random random, double card)
    {
        double draw = random.NextDouble();
        if (draw < card)
            return s_payments[1];
        return draw > 0.992 ? s_payments[2 + random.Next(3)] : s_payments[0];
    }

    private static double NextTip(Random random, double fare, int hour, string? company)
    {
        // Cards offer round shares; short rides round up to a dollar, which is a large share of a small fare.
        double generous = 0.45 + (hour is >= 6 and <= 10 ? 0.15 : 0) + (company is null ? -0.1 : 0.05) + (fare < 8 ? 0.2 : 0) - (fare > 35 ? 0.2 : 0);
        double share = random.NextDouble() < generous ? 0.205 + (0.1 * random.NextDouble()) : 0.18 * random.NextDouble();
        return fare * share;
    }

    private static float Cents(double dollars, int step) => MathF.Round((float)(Math.Round(dollars * 100 / step) * step / 100), 2);
}
