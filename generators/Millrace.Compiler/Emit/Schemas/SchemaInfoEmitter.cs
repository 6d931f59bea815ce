namespace Millrace.Compiler;

/// <summary>Writes the schema's description.</summary>
internal static class SchemaInfoEmitter
{
    private const string Type = "global::Millrace.Data.SchemaInfo";

    public static void Write(SourceWriter writer, SchemaModel schema)
    {
        writer.Line("/// <summary>The schema's name and columns.</summary>");
        bool expects = ExpectationEmitter.HasAny(schema);
        string expect = BatchEmitter.Unused(schema.Names.Expect, schema);
        writer.Line($"public static {Type} {schema.Names.Schema} {{ get; }} = {(expects ? expect + "(" : "")}new {Type}(");
        writer.Indent(() =>
        {
            writer.Line($"{CSharp.Literal(schema.DisplayName)},");
            writer.Line("[");
            writer.Indent(() =>
            {
                foreach (ColumnModel column in schema.Columns)
                    writer.Line(Column(column) + ",");
            });
            writer.Line(expects ? "]));" : "]);");
        });
        if (expects)
            ExpectationEmitter.Write(writer.Line(), schema, expect);
        if (schema.Names.Schema != "Schema")
            writer.Line().Line($"static {Type} global::Millrace.Data.ISchema<{SchemaEmitter.Self(schema)}>.Schema => {schema.Names.Schema};");
    }

    /// <summary>A column's description.</summary>
    public static string Column(ColumnModel column)
    {
        string[] facts = column.IsSensitive ? ["IsSensitive = true"] : [];
        if (column.Item is not { } item)
            return New(column, column.Kind, column.IsNullable, Facts(column.Kind, column.ValueType));
        string elements = New(column, item.Kind, item.IsNullable, Facts(item.Kind, item.ValueType));
        return New(column, column.Kind, column.IsNullable, [.. facts, $"Item = {elements}"]);

        string[] Facts(ColumnKind kind, string type) => kind == ColumnKind.Enum ? [.. facts, $"EnumName = {CSharp.Literal(type)}"] : facts;
    }

    private static string New(ColumnModel column, ColumnKind kind, bool isNullable, string[] facts)
    {
        string type = $"global::Millrace.Data.ColumnType.{kind}";
        string arguments = $"{CSharp.Literal(column.Name)}, {CSharp.Literal(column.Member)}, {type}, {CSharp.Literal(isNullable)}";
        string text = $"new global::Millrace.Data.ColumnInfo({arguments})";
        return facts.Length == 0 ? text : $"{text} {{ {string.Join(", ", facts)} }}";
    }
}
