namespace Millrace.Compiler;

/// <summary>Writes the generated part of a schema: the derived properties, the description, the batch, the row view, the columns by name and the projections.</summary>
public static class SchemaEmitter
{
    /// <summary>The whole file.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="hasDatasets">Whether <c>Dataset</c> exists, so that projections of it can be written.</param>
    public static string Emit(SchemaModel schema, bool hasDatasets) => SourceWriter.File([schema], (writer, each) => Emit(writer, each, hasDatasets));

    /// <summary>Its part of a file.</summary>
    public static void Emit(SourceWriter writer, SchemaModel schema, bool hasDatasets) => DeclarationEmitter.Around(
        writer,
        schema.Declaration,
        () => Part(writer, schema),
        hasDatasets && schema.Projections.Count > 0 ? () => ProjectionEmitter.Write(writer, schema) : null);

    /// <summary>The part of the struct alone, for feature sets, whose input is a schema without a declaration of the user's.</summary>
    internal static void Part(SourceWriter writer, SchemaModel schema, string modifiers = "")
    {
        // Fields in two parts of a struct have no order, of which C# warns unless the order is left to the runtime.
        if (!schema.HasLayout && schema.Columns.Any(each => each.IsInherited))
            writer.Line("[global::System.Runtime.InteropServices.StructLayout(global::System.Runtime.InteropServices.LayoutKind.Auto)]");
        string contract = $"global::Millrace.Data.ISchema<{Self(schema)}>";
        writer.Block($"{modifiers}partial {schema.Declaration.Keyword} {schema.Declaration.Name} : {contract}", () =>
        {
            foreach (ColumnModel column in schema.Columns.Where(each => each.IsInherited))
                Property(writer, column);
            SchemaInfoEmitter.Write(writer, schema);
            writer.Line();
            writer.Line($"static global::Millrace.Data.Batch<{Self(schema)}> {contract}.CreateBatch(int capacity) => new {BatchType(schema)}(capacity);");
            if (!schema.HasPrintMembers && schema.Columns.Any(each => each.IsSensitive))
                PrintMembersEmitter.Write(writer, schema);
            writer.Line();
            BatchEmitter.Write(writer, schema);
            writer.Line();
            RowEmitter.Write(writer, schema);
            writer.Line();
            ColumnRefsEmitter.Write(writer, schema);
        });
    }

    internal static string Self(SchemaModel schema) => schema.Declaration.Type.FullName;

    internal static string BatchType(SchemaModel schema) => $"{Self(schema)}.{schema.Names.Batch}";

    internal static string RowType(SchemaModel schema) => $"{Self(schema)}.{schema.Names.Row}";

    /// <summary>The documentation of a member that stands for a column.</summary>
    internal static string Summary(ColumnModel column) => column.Summary.Length > 0 ? column.Summary : $"The column \"{column.Name}\".";

    private static void Property(SourceWriter writer, ColumnModel column)
    {
        writer.Summary(Summary(column));
        if (column.IsSensitive)
            writer.Line("[global::Millrace.Sensitive]");
        writer.Line($"{column.Accessibility} {(column.IsRequired ? "required " : "")}{column.PropertyType} {column.Identifier} {{ get; init; }}").Line();
    }
}
