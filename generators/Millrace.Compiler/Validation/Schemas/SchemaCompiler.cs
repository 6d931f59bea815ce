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
        IReadOnlyList<string> environments = EnvironmentPass.Of(schema);
        EnvironmentPass.Run(schema, environments, findings);
        RulePass.Run(schema, findings);
        IReadOnlyList<ColumnModel> columns = SchemaColumns.Of(schema, findings);
        SensitivityPass.Run(schema, columns, findings);
        return new SchemaResult(schema.Shape.CanContinue ? Model(schema, columns, environments) : null, findings.ToEquatableArray());
    }

    private static SchemaModel Model(SchemaDeclaration schema, IReadOnlyList<ColumnModel> columns, IReadOnlyList<string> environments) => new()
    {
        Declaration = schema.Type,
        DisplayName = schema.Name,
        Columns = columns.ToEquatableArray(),
        Rows = schema.Expectations.Where(static each => each.Attribute == "Rows").Select(ExpectationModels.Of).FirstOrDefault(),
        Environments = environments.ToEquatableArray(),
        Rules = RulePass.Models(schema, columns),
        InheritedRules = Inherited(schema, columns),
        Projections = Projections.Of(schema, columns),
        ProjectionClass = Projections.ClassOf(schema.Type),
        HasPrintMembers = schema.HasPrintMembers || !schema.Shape.IsRecord,
        HasLayout = schema.HasLayout,
        HasOtherRequiredMembers = schema.HasOtherRequiredMembers || columns.Any(static each => each is { IsBarred: true, IsRequired: true }),
        Names = new SchemaMemberNames(Free(schema, "Schema"), Free(schema, "Batch"), Free(schema, "Row"), Free(schema, "Columns")) { Expect = Free(schema, "WithExpectations") },
    };

    private static InheritedRules? Inherited(SchemaDeclaration schema, IReadOnlyList<ColumnModel> columns) =>
        schema.Bases.Count > 0 && schema.Bases[0].HasGeneratedPart && schema.Bases.Any(static each => each.HasRules)
            ? new InheritedRules(schema.Bases[0].Type, columns.Where(static each => each.IsInherited).Select(static each => each.Name).ToEquatableArray())
            : null;

    private static string Free(SchemaDeclaration schema, string name)
    {
        while (schema.Name == name || schema.Members.Any(each => each.Name == name))
            name += "_";
        return name;
    }
}
