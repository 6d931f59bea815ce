using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning.Tests.Support;

/// <summary>Made-up rides: who pays by card, far, with a good company tips well, with noise.</summary>
internal static class Rides
{
    public static Ride[] Sample(int count, int seed = 1, bool missingHours = true)
    {
        var random = new Random(seed);
        var rides = new Ride[count];
        for (int i = 0; i < count; i++)
        {
            float miles = (float)(random.NextDouble() * 20);
            int company = random.Next(7);
            bool card = random.Next(3) > 0;
            bool missing = missingHours && random.Next(5) == 0;
            double score = (card ? 1 : -2) + (miles * 0.15) - (company * 0.3) + (missing ? 1 : 0) + (random.NextDouble() * 3) - 2;
            rides[i] = new Ride
            {
                Miles = miles,
                Hours = missing ? null : random.Next(24),
                Company = company == 6 ? null : $"Company {company}",
                Payment = card ? "Card" : "Cash",
                Tip = score > 0 ? 2 : 0,
            };
        }

        return rides;
    }

    public static Fitted<RideFeatures> Fit(params Ride[] rides)
    {
        var fitter = new FeatureFitter<RideFeatures>();
        fitter.Add(Batch(rides));
        return fitter.Complete();
    }

    public static Ride.Batch Batch(params Ride[] rides)
    {
        var batch = new Ride.Batch(rides.Length);
        foreach (Ride ride in rides)
            batch.Add(in ride);
        return batch;
    }

    public static OpenRide Open(in Ride ride) => new() { Miles = ride.Miles, Hours = ride.Hours, Company = ride.Company, Payment = ride.Payment };

    public static float[] Predict(this Model<RideFeatures> model, params Ride[] rides)
    {
        var scores = new float[rides.Length];
        model.Predict(Batch(rides), scores);
        return scores;
    }

    /// <summary>A model whose probability rises with miles and falls for some companies.</summary>
    public static Model<RideFeatures> Linear(Fitted<RideFeatures> features, float milesWeight = 1.5f, string trainer = "by-hand")
    {
        float[] weights = new float[LinearPredictor.CardinalitiesOf(features.Layout).Sum(static cardinality => Math.Max(1, cardinality))];
        weights[0] = milesWeight;
        for (int i = 2; i < weights.Length; i++)
            weights[i] = 0.25f * (i - 4);
        return new Model<RideFeatures>(
            features, new LinearPredictor(LinearPredictor.CardinalitiesOf(features.Layout), [.. weights], 0.1f, PlattCalibration.Logistic), trainer);
    }
}
