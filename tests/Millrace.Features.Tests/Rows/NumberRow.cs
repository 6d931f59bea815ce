namespace Millrace.Features.Tests.Rows;

/// <summary>A row of one number.</summary>
[Schema]
internal partial record struct NumberRow
{
    [Column("value")]
    public double? Value { get; init; }

    public static Batch Of(IEnumerable<double?> values)
    {
        var batch = new Batch(16);
        foreach (double? value in values)
            batch.Value.Append(value);
        return batch;
    }

    public static Batch Of(IEnumerable<double> values) => Of(values.Select(static value => (double?)value));
}
