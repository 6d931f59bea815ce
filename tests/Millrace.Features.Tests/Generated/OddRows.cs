namespace Millrace.Features.Tests.Generated;

/// <summary>Random rows.</summary>
internal static class OddRows
{
    private static readonly string[] Texts = ["a", "b", "cc", "", "é", "a long text that no short key holds", new('x', 300)];

    /// <summary>The same rows for the same seed.</summary>
    public static OddRow[] Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Make(random))];
    }

    /// <summary>A batch of rows.</summary>
    public static OddRow.Batch Batch(params ReadOnlySpan<OddRow> rows)
    {
        var batch = new OddRow.Batch(4);
        foreach (ref readonly OddRow row in rows)
            batch.Add(in row);
        return batch;
    }

    /// <summary>Those of the rows that features read.</summary>
    public static OddFeatures.Input[] Inputs(OddRow.Batch batch)
    {
        var inputs = new OddFeatures.Input.Batch([.. OddFeatures.Input.Schema.Columns.Select(column => batch.Columns[OddRow.Schema.IndexOf(column.Name)])]);
        return [.. Enumerable.Range(0, batch.Count).Select(i => inputs[i])];
    }

    private static OddRow Make(Random random) => new()
    {
        Single = random.Next(9) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => 1e30f, _ => (random.NextSingle() * 400) - 200 },
        Price = Maybe(random, () => random.Next(-100, 1000) / 7m),
        Half = (Half)random.Next(-90, 90),
        Small = (byte)random.Next(4),
        Big = Maybe(random, () => random.Next(3) * 10_000_000_000),
        Flag = random.Next(2) == 0,
        Maybe = Maybe(random, () => random.Next(2) == 0),
        Colour = (Colour)random.Next(3),
        Other = Maybe(random, () => (Colour)random.Next(3)),
        Word = Text(random),
        Text = random.Next(3) == 0 ? null : Text(random),
        Day = new DateOnly(2024, 2, 25).AddDays(random.Next(9)),
        Until = Maybe(random, () => new DateOnly(1999, 12, 25).AddDays(random.Next(12))),
        Clock = Maybe(random, () => new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay))),
        At = new DateTime(2021, 1, 1).AddMinutes(random.Next(600_000)),
        Then = Maybe(random, () => new DateTime(2021, 1, 1).AddMinutes(random.Next(600_000))),
        Id = Maybe(random, () => new Guid(random.Next(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        Huge = Maybe(random, () => (Int128)random.Next(-3, 3) * long.MaxValue * 9),
        Vast = (UInt128)random.Next(3) * ulong.MaxValue * 5,
        Tiny = (sbyte)random.Next(-3, 3),
        Short = Maybe(random, () => (short)random.Next(-3, 3)),
        Port = (ushort)random.Next(40_000, 40_004),
        Number = Maybe(random, () => (uint)random.Next(4)),
        Whole = (ulong)random.Next(4) * 4_000_000_000_000_000_000,
        Halves = random.Next(5) == 0 ? null : List(random, () => (Half)random.NextSingle()),
        Prices = List(random, () => Maybe(random, () => random.Next(9) / 3m)),
        Ports = List(random, () => (ushort)random.Next(40_000, 40_003)),
        Wholes = random.Next(5) == 0 ? null : List(random, () => Maybe(random, () => (ulong)random.Next(3) * 9_000_000_000_000_000_000)),
        Codes = List(random, () => random.Next(5)),
        Sizes = random.Next(5) == 0 ? null : List(random, () => Maybe(random, () => (long)random.Next(4))),
        Flags = List(random, () => random.Next(2) == 0),
        Maybes = random.Next(5) == 0 ? null : List(random, () => Maybe(random, () => random.Next(2) == 0)),
        Colours = List(random, () => (Colour)random.Next(3)),
        Others = random.Next(5) == 0 ? null : List(random, () => Maybe(random, () => (Colour)random.Next(3))),
        Words = List(random, () => Text(random)),
        Texts = random.Next(5) == 0 ? null : List(random, () => random.Next(4) == 0 ? null : Text(random)),
        Places = random.Next(5) == 0 ? null : List(random, () => random.Next(6) == 0 ? double.NaN : random.NextDouble()),
    };

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];

    private static T? Maybe<T>(Random random, Func<T> value)
        where T : struct => random.Next(5) == 0 ? null : value();

    private static T[] List<T>(Random random, Func<T> element) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => element())];
}
