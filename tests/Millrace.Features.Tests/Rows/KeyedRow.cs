namespace Millrace.Features.Tests.Rows;

/// <summary>A number with keys.</summary>
[Schema]
internal partial record struct KeyedRow
{
    [Column("value")]
    public double? Value { get; init; }

    [Column("key")]
    public string? Key { get; init; }

    [Column("code")]
    public int? Code { get; init; }

    public static Batch Of(params IEnumerable<(double? Value, string? Key)> rows)
    {
        var batch = new Batch(16);
        foreach ((double? value, string? key) in rows)
            batch.Add(new KeyedRow { Value = value, Key = key, Code = key?.Length });
        return batch;
    }
}
