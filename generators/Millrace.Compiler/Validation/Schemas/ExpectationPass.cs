namespace Millrace.Compiler;

/// <summary>Can what is expected of a column's values hold at all?</summary>
internal static class ExpectationPass
{
    public static void Run(SchemaDeclaration schema, List<DiagnosticInfo> findings)
    {
        foreach (ColumnDeclaration property in schema.Properties)
        {
            if (!property.IsColumn)
            {
                Orphans(property, findings);
                continue;
            }

            if (property.Range is { } range)
                Range(property, range, findings);
            if (property.Domain is { } domain)
                Domain(property, domain, findings);
            foreach (ExpectationDeclaration written in property.Expectations)
                ValuePass.Run(property, written, findings);
            ContradictionPass.Run(property, findings);
            ReferenceColumnPass.Run(property, findings);
        }

        foreach (ExpectationDeclaration rows in schema.Expectations.Where(static each => each.Attribute == "Rows"))
            ValuePass.Bounds(schema.Name, rows, "number of rows", findings);
    }

    private static void Range(ColumnDeclaration property, RangeDeclaration range, List<DiagnosticInfo> findings)
    {
        if (property.Kind is { } kind && !kind.IsNumber())
            findings.Report(SchemaRules.RangeOnNonNumber, range.Location, property.Member, property.TypeName);
        else if (!(range.Minimum <= range.Maximum))
            findings.Report(SchemaRules.EmptyRange, range.Location, property.Member, Text(range.Minimum), Text(range.Maximum));
        else if (property.Kind is { } number && !number.Reaches(range.Minimum, range.Maximum))
            findings.Report(SchemaRules.UnreachableRange, range.MinimumLocation, property.Member, Text(range.Minimum), Text(range.Maximum), property.TypeName.TrimEnd('?'));
        Tolerance(property, range.Tolerance, range.ToleranceLocation, findings);
    }

    private static void Domain(ColumnDeclaration property, DomainDeclaration domain, List<DiagnosticInfo> findings)
    {
        if (property.Kind is { } kind && kind != ColumnKind.Text)
            findings.Report(SchemaRules.DomainOnNonText, domain.Location, property.Member, property.TypeName);
        else if (domain.Values.Count == 0)
            findings.Report(SchemaRules.EmptyDomain, domain.Location, property.Member);
        else if (domain.Repeated is { } repeated)
            findings.Report(SchemaRules.RepeatedValue, repeated.Location, property.Member, repeated.Name);
        Tolerance(property, domain.Tolerance, domain.ToleranceLocation, findings);
    }

    private static void Tolerance(ColumnDeclaration property, double tolerance, LocationInfo location, List<DiagnosticInfo> findings)
    {
        if (!(tolerance >= 0 && tolerance <= 1))
            findings.Report(SchemaRules.Tolerance, location, property.Member, Text(tolerance));
    }

    private static string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static void Orphans(ColumnDeclaration property, List<DiagnosticInfo> findings)
    {
        if (property.Range is { } range)
            findings.Report(SchemaRules.ExpectationWithoutColumn, range.Location, "InRange", property.Member);
        if (property.Domain is { } domain)
            findings.Report(SchemaRules.ExpectationWithoutColumn, domain.Location, "OneOf", property.Member);
        foreach (ExpectationDeclaration written in property.Expectations)
            findings.Report(SchemaRules.ExpectationWithoutColumn, written.Location, written.Attribute, property.Member);
        if (property.IsSensitive)
            findings.Report(SchemaRules.ExpectationWithoutColumn, property.SensitiveLocation, "Sensitive", property.Member);
    }
}
