namespace Millrace.Compiler;

/// <summary>Writes the schema's description.</summary>
internal static class SchemaInfoEmitter
{
    private const string Type = "global::Millrace.Data.SchemaInfo";

    public static void Write(SourceWriter writer, SchemaModel schema)
    {
        writer.Line("/// <summary>The schema's name and columns.</summary>");
        writer.Line($"public static {Type} {schema.Names.Schema} {{ get; }} = new {Type}(");
        writer.Indent(() =>
        {
            writer.Line($"{CSharp.Literal(schema.DisplayName)},");
            writer.Line("[");
            writer.Indent(() =>
            {
                foreach (ColumnModel column in schema.Columns)
                    writer.Line(Column(column) + ",");
            });
            writer.Line("]);");
        });
        if (schema.Names.Schema != "Schema")
            writer.Line().Line($"static {Type} global::Millrace.Data.ISchema<{SchemaEmitter.Self(schema)}>.Schema => {schema.Names.Schema};");
    }

    private static string Column(ColumnModel column)
    {
        var expectations = new List<string>();
        if (column.IsSensitive)
            expectations.Add("IsSensitive = true");
        if (column.Minimum is { } minimum)
            expectations.Add($"Minimum = {CSharp.Literal(minimum)}");
        if (column.Maximum is { } maximum)
            expectations.Add($"Maximum = {CSharp.Literal(maximum)}");
        if (column.Domain.Count > 0)
            expectations.Add($"Domain = [{string.Join(", ", column.Domain.Select(CSharp.Literal))}]");
        if (column.Tolerance != 0)
            expectations.Add($"Tolerance = {CSharp.Literal(column.Tolerance)}");
        string type = $"global::Millrace.Data.ColumnType.{column.Kind}";
        string arguments = $"{CSharp.Literal(column.Name)}, {CSharp.Literal(column.Member)}, {type}, {CSharp.Literal(column.IsNullable)}";
        string text = $"new global::Millrace.Data.ColumnInfo({arguments})";
        return expectations.Count == 0 ? text : $"{text} {{ {string.Join(", ", expectations)} }}";
    }
}
