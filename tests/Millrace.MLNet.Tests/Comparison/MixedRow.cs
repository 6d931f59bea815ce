using CsCheck;

namespace Millrace.MLNet.Tests.Comparison;

/// <summary>A row of a number and a word, either of which may be missing.</summary>
[Schema]
internal partial record struct MixedRow
{
    [Column("number")]
    public float? Number { get; init; }

    [Column("word")]
    public string? Word { get; init; }

    /// <summary>Numbers of many sizes, and words that come often and seldom. ML.NET takes the empty text for a missing one, so there is none.</summary>
    public static Gen<MixedRow> Any { get; } = Gen.Select(
        Gen.Frequency(
            (8, Gen.Single[-1000, 1000].Select(static number => (float?)number)),
            (2, Gen.Int[-3, 3].Select(static number => (float?)number)),
            (1, Gen.Const((float?)null))),
        Gen.Frequency(
            (8, Gen.Int[0, 9].Select(static i => (string?)$"w{i * i / 9}")),
            (2, Gen.Int[0, 99].Select(static i => (string?)$"ære {i}")),
            (1, Gen.Const((string?)null))),
        static (number, word) => new MixedRow { Number = number, Word = word });

    public static Batch Of(IEnumerable<MixedRow> rows)
    {
        var batch = new Batch(16);
        foreach (MixedRow row in rows)
            batch.Add(in row);
        return batch;
    }
}
