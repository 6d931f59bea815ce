using CsCheck;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Random rows with many ties, missing values and the edges of their types.</summary>
internal static class Things
{
    private static readonly Gen<string?> s_names = Gen.Frequency<string?>(
        (1, Pick<string?>(null, null)),
        (3, Pick<string?>("a", "b", "ab", "", "a\0", "a\0b", "longer than eight", "longer than eight too", "é", "漢字")),
        (1, Gen.String[Gen.Char['a', 'z'], 0, 12].Select(static text => (string?)text)));

    private static readonly Gen<double?> s_amounts = Gen.Frequency<double?>(
        (1, Pick<double?>(null, 0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e300)),
        (3, Gen.Int[-5, 5].Select(static number => (double?)number / 2)));

    private static readonly Gen<Shape> s_shapes = Pick(Shape.Square, Shape.Circle, Shape.Oval);

    public static Gen<Thing[]> Many(int most) => Gen.Select(
        Gen.Select(Gen.Int[0, 8], s_names, s_amounts, Gen.Int[-3, 3], Gen.Long),
        Gen.Select(Pick<decimal?>(null, 1.0m, 1.00m, -1.5m, 79228162514264337593543950335m, 0m), Gen.Int[0, 4], s_shapes, Gen.Int[0, 3]),
        static (some, others) => new Thing
        {
            Group = some.Item1 == 0 ? null : some.Item1, Name = some.Item2, Amount = some.Item3, Weight = some.Item4 / 4f, Whole = some.Item5 >> 8,
            Price = others.Item1, At = others.Item2 == 0 ? null : DateTime.UnixEpoch.AddHours(others.Item2), Shape = others.Item3,
            Bytes = others.Item4 == 0 ? null : new byte[others.Item4], Tags = others.Item4 == 3 ? null : [.. Enumerable.Repeat("x", others.Item4)],
            Flag = others.Item4 switch { 0 => null, 1 => true, _ => false },
        }).Array[0, most].Select(static rows => rows.Select(static (row, i) => row with { Id = i }).ToArray());

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
