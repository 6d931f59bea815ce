namespace Millrace.Compiler;

/// <summary>Which columns does the schema have, and is each name theirs alone? Columns of the base come first.</summary>
internal static class SchemaColumns
{
    public static IReadOnlyList<ColumnModel> Of(SchemaDeclaration schema, List<DiagnosticInfo> findings)
    {
        var columns = new List<ColumnModel>();
        if (schema.Bases.Count > 0)
            Inherit(schema, schema.Bases[0], columns, findings);
        foreach (ColumnDeclaration property in schema.Properties.Where(each => each.IsUsable))
        {
            ColumnModel? taken = columns.Find(each => each.Name == property.Name);
            if (taken is not null)
                findings.Report(SchemaRules.DuplicateColumn, property.ColumnNameLocation, property.Name, taken.Member, schema.Name);
            else if (columns.Find(each => string.Equals(each.Name, property.Name, StringComparison.OrdinalIgnoreCase)) is { } similar)
                findings.Report(SchemaRules.SimilarColumnNames, property.ColumnNameLocation, property.Name, similar.Member);
            if (taken is null && !SchemaMemberNames.IsReservedForColumns(property.Member) && columns.TrueForAll(each => each.Member != property.Member))
                columns.Add(property.ToModel(isInherited: false));
        }

        return columns;
    }

    private static void Inherit(SchemaDeclaration schema, BaseDeclaration nearest, List<ColumnModel> columns, List<DiagnosticInfo> findings)
    {
        var without = new HashSet<string>(schema.Without.Select(each => each.Name), StringComparer.Ordinal);
        foreach (ColumnModel column in nearest.Columns.Where(each => !without.Contains(each.Member)))
        {
            if (column.Member == schema.Name)
                findings.Report(SchemaRules.InheritedName, schema.Location, schema.Name, column.Member, nearest.Name);
            else if (schema.Members.FirstOrDefault(each => each.Name == column.Member) is { } own)
                findings.Report(SchemaRules.InheritedClash, own.Location, schema.Name, column.Member, nearest.Name);
            else
                columns.Add(column with { IsInherited = true, IsBarred = false });
        }
    }
}
