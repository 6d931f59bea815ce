namespace Millrace.Compiler;

/// <summary>Can a part of this type be generated?</summary>
internal static class SchemaShapePass
{
    public static void Run(SchemaDeclaration schema, List<DiagnosticInfo> findings)
    {
        TypeShape shape = schema.Shape;
        if (!shape.IsRecord)
            findings.Report(SchemaRules.NotRecordStruct, shape.KeywordLocation, schema.Name);
        else if (!shape.IsPartial)
            findings.Report(SchemaRules.NotPartial, schema.Location, schema.Name);
        if (shape.Generic is { } generic)
            findings.Report(SchemaRules.Generic, generic.Location, schema.Name, generic.Name);
        else if (shape.IsFileLocal)
            findings.Report(SchemaRules.FileLocal, schema.Location, schema.Name);
        else if (shape.ClosedContainer is { } container)
            findings.Report(SchemaRules.ContainerNotPartial, container.Location, schema.Name, container.Name);
        if (SchemaMemberNames.Reserved.Contains(schema.Name))
            findings.Report(SchemaRules.ReservedTypeName, schema.Location, schema.Name);
    }
}
