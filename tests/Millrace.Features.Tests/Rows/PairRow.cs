namespace Millrace.Features.Tests.Rows;

/// <summary>A row of two numbers.</summary>
[Schema]
internal partial record struct PairRow
{
    [Column("a")]
    public double? A { get; init; }

    [Column("b")]
    public double? B { get; init; }

    public static Batch Of(params IEnumerable<(double? A, double? B)> values)
    {
        var batch = new Batch(16);
        foreach ((double? a, double? b) in values)
            batch.Add(new PairRow { A = a, B = b });
        return batch;
    }
}
