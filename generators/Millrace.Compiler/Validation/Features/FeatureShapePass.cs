namespace Millrace.Compiler;

/// <summary>Can a part of this type be generated, and is what it is bound to a schema?</summary>
internal static class FeatureShapePass
{
    private static readonly string[] s_reserved = ["FeatureSet", "Input"];

    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        TypeShape shape = set.Shape;
        if (!shape.IsRecord)
            findings.Report(FeatureRules.NotRecordStruct, shape.KeywordLocation, set.Name);
        else if (!shape.IsPartial)
            findings.Report(FeatureRules.NotPartial, set.Location, set.Name);
        if (shape.Generic is { } generic)
            findings.Report(FeatureRules.Generic, generic.Location, set.Name, generic.Name);
        else if (shape.IsFileLocal)
            findings.Report(FeatureRules.FileLocal, set.Location, set.Name);
        else if (shape.ClosedContainer is { } container)
            findings.Report(FeatureRules.ContainerNotPartial, container.Location, set.Name, container.Name);
        if (s_reserved.Contains(set.Name))
            findings.Report(FeatureRules.ReservedTypeName, set.Location, set.Name);
        if (!set.RowIsSchema && !set.HasBrokenRow)
            findings.Report(FeatureRules.RowNotSchema, set.Row.Location, set.Row.Name);
        if (!set.Properties.Any(each => each.First is not null || each.HasBrokenAttribute))
            findings.Report(FeatureRules.NoFeatures, set.Location, set.Name);
        foreach (Named member in set.Members.Where(each => s_reserved.Contains(each.Name)))
            findings.Report(FeatureRules.ReservedName, member.Location, member.Name);
    }
}
