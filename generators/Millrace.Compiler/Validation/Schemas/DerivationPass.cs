namespace Millrace.Compiler;

/// <summary>Do <c>From</c> and <c>Without</c> name what exists?</summary>
internal static class DerivationPass
{
    public static void Run(SchemaDeclaration schema, List<DiagnosticInfo> findings)
    {
        if (schema.From is { } from)
        {
            if (schema.Cycle.Count > 0)
                findings.Report(SchemaRules.Cycle, from.Location, schema.Name, string.Join(" → ", schema.Cycle));
            else if (!schema.FromIsSchema)
                findings.Report(SchemaRules.FromNotSchema, from.Location, from.Name);
        }
        else if (!schema.WithoutLocation.Equals(LocationInfo.None) && !schema.HasBrokenFrom)
        {
            findings.Report(SchemaRules.WithoutAlone, schema.WithoutLocation, schema.Name);
        }

        if (schema.Bases.Count == 0)
            return;
        BaseDeclaration nearest = schema.Bases[0];
        foreach (Named left in schema.Without)
        {
            if (left.IsUnbound || nearest.Columns.Any(each => each.Member == left.Name))
                continue;
            findings.Report(SchemaRules.UnknownWithout, left.Location, nearest.Name, left.Name, Suggestion.OfColumn(left.Name, nearest.Columns));
        }
    }
}
