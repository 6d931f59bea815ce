namespace Millrace.Compiler;

/// <summary>Writes the row view: a position in a batch with a property a column.</summary>
internal static class RowEmitter
{
    public static void Write(SourceWriter writer, SchemaModel schema)
    {
        string batch = BatchEmitter.Unused("_batch", schema);
        string index = BatchEmitter.Unused("_index", schema);
        writer.Summary($"One row of a batch of {schema.DisplayName}. Reading a property touches that column only. Valid until the batch is read into again.");
        writer.Block($"public readonly struct {schema.Names.Row}", () =>
        {
            writer.Line($"private readonly {SchemaEmitter.BatchType(schema)} {batch};");
            writer.Line($"private readonly int {index};").Line();
            writer.Line("/// <summary>Creates the view of a row.</summary>");
            writer.Line("/// <param name=\"batch\">The batch.</param>");
            writer.Line("/// <param name=\"index\">The row.</param>");
            writer.Block($"public {schema.Names.Row}({SchemaEmitter.BatchType(schema)} batch, int index)", () =>
            {
                writer.Line($"this.{batch} = batch;");
                writer.Line($"this.{index} = index;");
            });
            foreach (ColumnModel column in schema.Columns)
            {
                writer.Line().Summary(SchemaEmitter.Summary(column));
                string value = ColumnEmitter.Value(column, $"this.{batch}", $"this.{index}");
                writer.Line($"{column.Accessibility} {column.PropertyType} {column.Identifier} => {value};");
            }

            writer.Line().Line("/// <summary>The row as a record. Reads every column.</summary>");
            writer.Line($"public {SchemaEmitter.Self(schema)} ToRecord() => this.{batch}[this.{index}];");
        });
    }
}
