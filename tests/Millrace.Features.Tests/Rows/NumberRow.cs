using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>A row of one number; written by hand in the shape that the generator emits.</summary>
internal record struct NumberRow(double? Value) : ISchema<NumberRow>
{
    public static SchemaInfo Schema { get; } = new("NumberRow", [new ColumnInfo("value", "Value", ColumnType.Double, true)]);

    static Batch<NumberRow> ISchema<NumberRow>.CreateBatch(int capacity) => new Batch(capacity);

    public static Batch Of(IEnumerable<double?> values)
    {
        var batch = new Batch(16);
        foreach (double? value in values)
            batch.Add(new NumberRow(value));
        return batch;
    }

    public static Batch Of(IEnumerable<double> values) => Of(values.Select(static value => (double?)value));

    internal sealed class Batch(int capacity) : Batch<NumberRow>([new ValueColumn<double>(NumberRow.Schema.Columns[0], capacity, ValueFormats.Double)])
    {
        public ValueColumn<double> Value => (ValueColumn<double>)Columns[0];

        public override NumberRow this[int index] => new(Value.GetNullable(index));

        public override void Add(in NumberRow row) => Value.Append(row.Value);
    }
}
