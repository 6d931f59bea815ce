namespace Millrace.Compiler;

/// <summary>Is what is sensitive once sensitive everywhere: in derived schemas, in those that rows can be read as, in what is computed from it?</summary>
internal static class SensitivityPass
{
    public static void Run(SchemaDeclaration schema, IReadOnlyList<ColumnModel> columns, List<DiagnosticInfo> findings)
    {
        // A property whose column another one has already is wrong for that.
        var members = new HashSet<string>(columns.Select(each => each.Member), StringComparer.Ordinal);
        foreach (ColumnDeclaration property in schema.Properties.Where(each => each.IsUsable && members.Contains(each.Member)))
        {
            (BaseDeclaration Schema, ColumnModel Column) other = schema.Bases
                .SelectMany(each => each.Columns, (each, column) => (each, column))
                .FirstOrDefault(each => each.column.Name == property.Name && each.column.IsSensitive != property.IsSensitive);
            if (other.Column is not null && !property.IsSensitive)
                findings.Report(PrivacyRules.UnmarkedAgain, property.Location, property.Name, other.Schema.Name, $"{schema.Name}.{property.Member}");
            else if (other.Column is not null)
                findings.Report(PrivacyRules.MarkedLater, property.Location, property.Name, other.Schema.Name, schema.Name, other.Column.Member);
            else if (!property.IsSensitive && Read(property, columns) is { } read)
                findings.Report(PrivacyRules.ComputedColumn, property.Location, $"{schema.Name}.{property.Member}", $"{schema.Name}.{read}");
        }
    }

    /// <summary>The first sensitive column that a property is computed from, or null.</summary>
    private static string? Read(ColumnDeclaration property, IReadOnlyList<ColumnModel> columns) =>
        property.ComputedFrom.FirstOrDefault(name => columns.Any(each => each.IsSensitive && each.Member == name))
        ?? (property.ComputedFrom.Contains(ColumnDeclaration.WholeRow) ? columns.FirstOrDefault(static each => each.IsSensitive)?.Member : null);
}
