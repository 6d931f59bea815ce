namespace Millrace.Features.Tests.Rows;

/// <summary>A row of one text.</summary>
[Schema]
internal partial record struct TextRow
{
    [Column("value")]
    public string? Value { get; init; }

    public static Batch Of(IEnumerable<string?> values)
    {
        var batch = new Batch(16);
        foreach (string? value in values)
            batch.Value.Append(value);
        return batch;
    }
}
