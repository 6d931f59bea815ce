namespace Millrace.Features.Tests.Rows;

/// <summary>A row of lists.</summary>
[Schema]
internal partial record struct ListRow
{
    [Column("numbers")]
    public double?[]? Numbers { get; init; }

    [Column("words")]
    public string?[]? Words { get; init; }

    [Column("codes")]
    public int[]? Codes { get; init; }

    public static Batch Of(IEnumerable<ListRow> rows)
    {
        var batch = new Batch(16);
        foreach (ListRow row in rows)
            batch.Add(in row);
        return batch;
    }
}
