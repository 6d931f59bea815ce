namespace Millrace.Compiler;

/// <summary>Writes the columns as values, by which filters and orders name them: <c>Trip.Columns.Fare</c>.</summary>
internal static class ColumnRefsEmitter
{
    public static void Write(SourceWriter writer, SchemaModel schema)
    {
        writer.Summary($"The columns of {schema.DisplayName}, as filters, orders, groups and joins name them.");
        writer.Block($"public static class {schema.Names.Columns}", () =>
        {
            for (int i = 0; i < schema.Columns.Count; i++)
            {
                ColumnModel column = schema.Columns[i];
                string type = $"global::Millrace.Data.ColumnRef<{SchemaEmitter.Self(schema)}, {column.ValueType}>";
                if (i > 0)
                    writer.Line();
                writer.Summary(SchemaEmitter.Summary(column));
                writer.Line($"{column.Accessibility} static {type} {column.Identifier} {{ get; }} = new {type}({i});");
            }
        });
    }
}
