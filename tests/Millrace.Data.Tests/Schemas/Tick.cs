namespace Millrace.Data.Tests;

/// <summary>Rows in the order of a number, so that row groups can be told apart.</summary>
[Schema]
public partial record struct Tick
{
    [Column("number")] public int Number { get; init; }
    [Column("word")] public string Word { get; init; }
    [Column("noise")] public double Noise { get; init; }
    [Column("maybe")] public long? Maybe { get; init; }

    public static Tick Of(int i) => new()
    {
        Number = i, Word = $"w{i / 1000:D5}", Noise = Math.Sin(i), Maybe = i % 2000 < 1000 ? null : i,
    };
}
