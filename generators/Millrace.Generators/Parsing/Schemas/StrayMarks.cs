using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds attributes of schemas, and rules, in types that are none, where nothing reads them.</summary>
internal static class StrayMarks
{
    /// <returns>What is wrong with a part of a type; null where nothing is, or where the type is marked with what C# does not know and may be a schema.</returns>
    public static SchemaResult? Find(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        if (type.Find("SchemaAttribute") is not null || type.GetAttributes().Any(static each => each.AttributeClass is IErrorTypeSymbol))
            return null;
        bool isStruct = type.TypeKind == TypeKind.Struct;
        var findings = new Findings();
        foreach (string name in isStruct ? ExpectationTypes.OfSchemas : [])
            Add(type.Find(name + "Attribute"), name);
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
            Add(method.Find("RuleAttribute"), "Rule");
        EquatableArray<DiagnosticInfo> found = findings.ToArray();
        return found.Count == 0 ? null : new SchemaResult(null, found);

        void Add(AttributeData? attribute, string name)
        {
            if (attribute?.StandsOn(declaration) != true)
                return;
            string remedy = isStruct ? $"mark '{type.Name}' with [Schema], or remove [{name}]" : $"move it into a schema, or remove [{name}]";
            findings.Add(SchemaRules.MarkWithoutSchema, attribute.Location(cancellation), name, type.Name, remedy);
        }
    }
}
