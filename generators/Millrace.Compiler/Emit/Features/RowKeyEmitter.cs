namespace Millrace.Compiler;

/// <summary>Writes the columns that tell rows apart, as a property of a feature set's definition.</summary>
internal static class RowKeyEmitter
{
    private const string Space = "global::Millrace.Features";

    public static void Write(SourceWriter writer, RowKeyModel key)
    {
        writer.Line($"Key = new {Space}.RowKeyInfo(").Line("[");
        writer.Indent(() =>
        {
            foreach (ColumnModel column in key.Columns)
                writer.Line($"new {Space}.RowKeyColumn({SchemaInfoEmitter.Column(column)}, static (info, capacity) => {ColumnEmitter.New(column, "info")}),");
        });
        writer.Line($"]{(key.Permit is null ? "" : $", {CSharp.Literal(key.Permit)}")}),");
    }
}
