namespace Millrace.Compiler;

/// <summary>Do columns name environments that the schema has?</summary>
internal static class EnvironmentPass
{
    public static void Run(SchemaDeclaration schema, IReadOnlyList<string> environments, List<DiagnosticInfo> findings)
    {
        foreach (ColumnDeclaration property in schema.Properties.Where(static each => each.IsColumn))
        {
            if (property.Expectations.FirstOrDefault(static each => each.Attribute == "OnlyIn") is not { } written)
                continue;
            EquatableArray<Named> names = written["Environments"].Texts;
            foreach (Named name in names.Where(name => !environments.Contains(name.Name)))
            {
                string remedy = Naming.Nearest(name.Name, environments) is { } nearest ? $"did you mean '{nearest}'?" : "add it to [Environments(…)] of the schema";
                findings.Report(SchemaRules.UnknownEnvironment, name.Location, schema.Name, name.Name, remedy);
            }

            if (names.Count == 0)
                findings.Report(SchemaRules.IdleExpectation, written.Location, "OnlyIn", property.Member, "it names no environment");
            else if (environments.All(each => names.Any(name => name.Name == each)) && names.Count == environments.Count)
                findings.Report(SchemaRules.IdleExpectation, written.Location, "OnlyIn", property.Member, "it names every environment");
        }
    }

    /// <summary>The environments that a schema names, or the nearest of those that it is derived from.</summary>
    public static IReadOnlyList<string> Of(SchemaDeclaration schema)
    {
        if (schema.Expectations.FirstOrDefault(static each => each.Attribute == "Environments") is { } own)
            return [.. own["Names"].Texts.Select(static each => each.Name)];
        return [.. schema.Bases.FirstOrDefault(static each => each.Environments.Count > 0)?.Environments ?? default];
    }
}
