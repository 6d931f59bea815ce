namespace Millrace.Compiler;

/// <summary>Can each column be held, read and made, and is there any?</summary>
internal static class ColumnPass
{
    public static void Run(SchemaDeclaration schema, List<DiagnosticInfo> findings)
    {
        foreach (ColumnDeclaration property in schema.Properties.Where(each => each.IsColumn))
        {
            if (property.Name.Trim().Length == 0)
                findings.Report(SchemaRules.EmptyColumnName, property.ColumnNameLocation, property.Member);
            if (property.ForbiddenLocation is { } mark)
                findings.Report(ComponentRules.ForbiddenMember, mark, property.Member);
            // In a generic schema a column of a type parameter is the same mistake.
            if (property.HasBrokenType || (property.Kind is null && schema.Shape.Generic is not null))
                continue;
            if (property.Kind is null)
                findings.Report(SchemaRules.UnsupportedType, property.TypeLocation, property.Member, property.TypeName);
            else if (!property.IsReadWrite)
                findings.Report(SchemaRules.NotReadWrite, property.Location, property.Member, property.TypeName);
        }

        var columns = new HashSet<string>(schema.Properties.Where(each => each.IsColumn).Select(each => each.Member), StringComparer.Ordinal);
        foreach (Named member in schema.Members)
        {
            if (SchemaMemberNames.Reserved.Contains(member.Name) || (columns.Contains(member.Name) && SchemaMemberNames.IsReservedForColumns(member.Name)))
                findings.Report(SchemaRules.ReservedName, member.Location, member.Name);
        }

        if (schema.From is null && !schema.HasBrokenFrom && !schema.Properties.Any(each => each.IsColumn))
            findings.Report(SchemaRules.NoColumns, schema.Location, schema.Name);
    }
}
