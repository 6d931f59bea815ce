using Millrace.Data;

namespace Millrace.Compiler;

/// <summary>Does <c>References</c> lead to a column whose values are of the same type?</summary>
internal static class ReferenceColumnPass
{
    public static void Run(ColumnDeclaration property, List<DiagnosticInfo> findings)
    {
        if (property.Expectations.FirstOrDefault(static each => each.Attribute == "References") is not { Target: { IsBroken: false } target } written)
            return;
        if (property.Kind is { } kind && SuitedTypes.Objection("References", kind) is not null)
            return;
        if (!target.IsSchema)
            findings.Report(SchemaRules.UnknownReference, target.SchemaLocation, property.Member, $"'{target.Schema}' is no schema");
        else if (target.Column is null)
        {
            findings.Report(SchemaRules.UnknownReference, written["Member"].Location, property.Member,
                $"'{target.Schema}' has no column property '{target.Member}'{Suggestion.Of(Naming.Nearest(target.Member, target.Members))}");
        }
        else if (property.Kind is not null && property.ValueType != target.ValueType)
        {
            findings.Report(SchemaRules.ReferenceType, written["Member"].Location, property.Member, Short(property.ValueType), $"{target.Schema}.{target.Member}", Short(target.ValueType));
        }
    }

    private static string Short(string type) => type.Substring(type.LastIndexOfAny(['.', ':']) + 1);
}
