using CsCheck;

namespace Millrace.Features.Tests.Rows;

/// <summary>A row of categories.</summary>
[Schema]
internal partial record struct CategoryRow
{
    [Column("a")]
    public string? A { get; init; }

    [Column("b")]
    public string? B { get; init; }

    [Column("n")]
    public int? N { get; init; }

    public static Gen<CategoryRow> Any { get; } = Gen.Select(Word, Word, Gen.Int[-2, 5], static (a, b, n) => new CategoryRow { A = a, B = b, N = n == 5 ? null : n });

    private static Gen<string?> Word => Gen.Int[0, 9].Select(static i => new[] { "", "a", "b", "ab", "ba", "Ærø 出租车", "a", "\0", "x y", null }[i]);

    public static Batch Of(params IEnumerable<CategoryRow> rows)
    {
        var batch = new Batch(16);
        foreach (CategoryRow row in rows)
            batch.Add(in row);
        return batch;
    }
}
