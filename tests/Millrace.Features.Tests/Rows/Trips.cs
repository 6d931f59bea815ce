using CsCheck;

namespace Millrace.Features.Tests.Rows;

/// <summary>Made-up trips.</summary>
internal static class Trips
{
    public static Gen<Trip> Any { get; } = Gen.Select(
        Gen.Single[0, 100],
        Gen.Int[0, 9].Select(static i => i == 9 ? null : $"Company {i}"),
        Gen.Int[0, 2].Select(static i => new[] { "Cash", "Credit Card", "" }[i]),
        Gen.Int[0, 20].Select(static i => i == 20 ? (double?)null : 41.8 + (i / 100.0)),
        Gen.Int[0, 50].Select(static i => i == 50 ? null : $"Alice {i}"),
        static (miles, company, payment, latitude, passenger) => new Trip(miles, company, payment, latitude, passenger, miles / 10));

    public static Trip[] Sample(int count) => [.. Enumerable.Range(0, count).Select(static i => new Trip(i * 37 % 100, i % 11 == 0 ? null : $"Company {i * i % 7}", i % 3 == 0 ? "Cash" : "Credit Card", i % 13 == 0 ? null : 41.8 + (i % 9 / 100.0), $"Alice {i % 4}", i % 3))];

    public static Fitted<TipFeatures> Fit(params IEnumerable<Trip> rows)
    {
        var fitter = new FeatureFitter<TipFeatures>();
        fitter.Add(Trip.Of(rows));
        return fitter.Complete();
    }
}
