using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>A row of one text; written by hand in the shape that the generator emits.</summary>
internal record struct TextRow(string? Value) : ISchema<TextRow>
{
    public static SchemaInfo Schema { get; } = new("TextRow", [new ColumnInfo("value", "Value", ColumnType.Text, true)]);

    static Batch<TextRow> ISchema<TextRow>.CreateBatch(int capacity) => new Batch(capacity);

    public static Batch Of(IEnumerable<string?> values)
    {
        var batch = new Batch(16);
        foreach (string? value in values)
            batch.Add(new TextRow(value));
        return batch;
    }

    internal sealed class Batch(int capacity) : Batch<TextRow>([new TextColumn(TextRow.Schema.Columns[0], capacity)])
    {
        public TextColumn Value => (TextColumn)Columns[0];

        public override TextRow this[int index] => new(Value[index]);

        public override void Add(in TextRow row) => Value.Append(row.Value);
    }
}
