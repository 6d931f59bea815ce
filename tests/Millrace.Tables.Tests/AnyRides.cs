using CsCheck;

namespace Millrace.Tables.Tests;

/// <summary>Random rides with ties and missing values.</summary>
internal static class AnyRides
{
    private static readonly string?[] s_companies = [null, "", "Yellow", "Blue", "ü🎉"];

    public static Gen<Ride> One { get; } =
        from numbers in Gen.Select(Gen.Long[-3, 12], Gen.Int[0, s_companies.Length - 1], Gen.Enum<Payment>(), Gen.Int[0, 6], Gen.Int[0, 4])
        from rest in Gen.Select(Gen.Int[0, 9], Gen.String[Gen.Char['a', 'c'], 0, 2].Array[0, 3], Gen.Bool)
        select new Ride
        {
            Id = numbers.Item1,
            Company = s_companies[numbers.Item2],
            Payment = numbers.Item3,
            Fare = numbers.Item4 switch { 0 => null, 1 => -0.0, 2 => 0.0, 3 => double.NaN, var other => other },
            Miles = numbers.Item5,
            Started = rest.Item1 == 0 ? null : new DateTime(2024, 1, 1).AddHours(rest.Item1),
            Stops = rest.Item3 ? rest.Item2 : null,
            Note = $"{numbers.Item1}",
        };

    public static Gen<Ride[]> Many { get; } = One.Array[0, 60];

    /// <summary>Rides enough for several slices, whose ids are their numbers from 0.</summary>
    public static Ride[] Numbered(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Ride
        {
            Id = i,
            Company = s_companies[i * 7 % s_companies.Length],
            Payment = (Payment)(i % 2),
            Fare = i % 11 == 0 ? null : i % 50,
            Miles = i % 13,
            Started = i % 17 == 0 ? null : new DateTime(2024, 1, 1).AddMinutes(i * 7919L % count),
            Stops = i % 3 == 0 ? null : [.. Enumerable.Range(0, i % 4).Select(n => $"s{n}")],
            Note = $"n{i % 100}",
        }),
    ];
}
