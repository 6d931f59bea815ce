using CsCheck;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Random things as other engines can hold them as well: no text with a zero in it, prices with two digits behind the point.</summary>
internal static class RandomThings
{
    private static readonly string?[] s_names = [null, "", "a", "ab", "é", "漢字", "longer than eight", "longer than eight too"];
    private static readonly double?[] s_amounts = [null, 0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.5, -2.25, 1e300];

    public static Gen<Thing[]> Many(int most) => Gen.Select(
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, s_names.Length - 1], Gen.Int[0, s_amounts.Length - 1], Gen.Int[-8, 8], Gen.Long),
        Gen.Select(Gen.Int[-1, 400], Gen.Int[0, 5]),
        static (some, others) => new Thing
        {
            Group = some.Item1 == 0 ? null : some.Item1, Name = s_names[some.Item2], Amount = s_amounts[some.Item3], Weight = some.Item4 / 4f,
            Whole = some.Item5,
            Price = others.Item1 < 0 ? null : others.Item1 / 100m, At = others.Item2 == 0 ? null : DateTime.UnixEpoch.AddHours(others.Item2),
        }).Array[0, most].Select(static rows => rows.Select(static (row, i) => row with { Id = i }).ToArray());
}
