namespace Millrace.Compiler;

/// <summary>Compiles a schema: runs the passes, each of which answers one question, and makes the model of all that is usable.</summary>
public static class SchemaCompiler
{
    /// <param name="schema">The schema as it is written.</param>
    /// <param name="hasData">Whether Millrace.Data is referenced.</param>
    public static SchemaResult Compile(SchemaDeclaration schema, bool hasData)
    {
        var findings = new List<DiagnosticInfo>();
        if (!hasData)
        {
            findings.Report(SchemaRules.DataMissing, schema.Location, schema.Name);
            return new SchemaResult(null, findings.ToEquatableArray());
        }

        SchemaShapePass.Run(schema, findings);
        DerivationPass.Run(schema, findings);
        ColumnPass.Run(schema, findings);
        ExpectationPass.Run(schema, findings);
        IReadOnlyList<ColumnModel> columns = SchemaColumns.Of(schema, findings);
        SensitivityPass.Run(schema, columns, findings);
        return new SchemaResult(schema.Shape.CanContinue ? Model(schema, columns) : null, findings.ToEquatableArray());
    }

    private static SchemaModel Model(SchemaDeclaration schema, IReadOnlyList<ColumnModel> columns) => new()
    {
        Declaration = schema.Type,
        DisplayName = schema.Name,
        Columns = columns.ToEquatableArray(),
        Projections = Projections.Of(schema, columns),
        ProjectionClass = Projections.ClassOf(schema.Type),
        HasPrintMembers = schema.HasPrintMembers || !schema.Shape.IsRecord,
        HasLayout = schema.HasLayout,
        HasOtherRequiredMembers = schema.HasOtherRequiredMembers || columns.Any(static each => each is { IsBarred: true, IsRequired: true }),
        Names = new SchemaMemberNames(Free(schema, "Schema"), Free(schema, "Batch"), Free(schema, "Row"), Free(schema, "Columns")),
    };

    private static string Free(SchemaDeclaration schema, string name)
    {
        while (schema.Name == name || schema.Members.Any(each => each.Name == name))
            name += "_";
        return name;
    }
}
