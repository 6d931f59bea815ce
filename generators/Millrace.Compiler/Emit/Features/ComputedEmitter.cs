namespace Millrace.Compiler;

/// <summary>Writes the columns that methods of a feature set compute, as properties of its definition.</summary>
internal static class ComputedEmitter
{
    private const string Space = "global::Millrace.Features";

    public static void Write(SourceWriter writer, FeatureSetModel set)
    {
        string batch = $"{set.RowType}.Batch";
        writer.Line("Computed =").Line("[");
        writer.Indent(() =>
        {
            foreach (ComputedModel computed in set.Computed)
                Source(writer, set, computed, batch);
        });
        writer.Line("],");
        writer.Line($"Rows = new {Space}.ComputedRows({set.RowType}.Schema, static () => new {batch}(1), static columns => new {batch}(columns)),");
    }

    private static void Source(SourceWriter writer, FeatureSetModel set, ComputedModel computed, string batch)
    {
        ColumnModel column = computed.Column;
        writer.Line($"new {Space}.ComputedSource(");
        writer.Indent(() =>
        {
            writer.Line($"{CSharp.Literal(column.Member)},");
            writer.Line($"{SchemaInfoEmitter.Column(column)},");
            writer.Line($"[{string.Join(", ", computed.Reads.Select(CSharp.Literal))}],");
            writer.Line($"static (info, capacity) => {ColumnEmitter.New(column, "info")},");
            writer.Line("static (rows, count, column) =>").Line("{");
            writer.Indent(() =>
            {
                writer.Line($"var from = ({batch})rows;");
                writer.Line($"var to = ({ColumnEmitter.Type(column)})column;");
                writer.Line("for (int i = 0; i < count; i++)");
                writer.Indent(() => writer.Line($"to.Append({set.Declaration.Type.FullName}.{column.Identifier}(from.Row(i)));"));
            });
            writer.Line("}),");
        });
    }
}
