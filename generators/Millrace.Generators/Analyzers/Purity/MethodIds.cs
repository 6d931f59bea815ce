using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>
/// Names of methods, fields and properties that hold no symbol: the assembly's name and the id of documentation comments. What initialises a field
/// or property counts as a method.
/// </summary>
internal static class MethodIds
{
    private const string InitializerMark = "I:";

    public static string Of(ISymbol member) => Prefix(member) + DocumentationCommentId.CreateDeclarationId(member.OriginalDefinition);

    public static string OfInitializer(ISymbol member) => Prefix(member) + InitializerMark + DocumentationCommentId.CreateDeclarationId(member.OriginalDefinition);

    /// <summary>What the ids of a type's constructors begin with.</summary>
    public static string OfConstructors(INamedTypeSymbol type) => $"{Prefix(type)}M:{DocumentationCommentId.CreateDeclarationId(type.OriginalDefinition)?.Substring(2)}.#ctor";

    public static bool IsInitializer(string id) => string.CompareOrdinal(id, id.IndexOf('|') + 1, InitializerMark, 0, InitializerMark.Length) == 0;

    /// <summary>The id as documentation comments write it.</summary>
    public static string Documentation(string id) => id.Substring(id.IndexOf('|') + (IsInitializer(id) ? 1 + InitializerMark.Length : 1));

    /// <summary>The symbol of an id; null where the program has none.</summary>
    public static ISymbol? Find(string id, Compilation compilation)
    {
        string assembly = id.Substring(0, id.IndexOf('|'));
        foreach (ISymbol symbol in DocumentationCommentId.GetSymbolsForDeclarationId(Documentation(id), compilation))
        {
            if (symbol.ContainingAssembly?.Name == assembly)
                return symbol;
        }

        return null;
    }

    /// <summary>Whether the members of a type, and of the types in it, have ids of this kind.</summary>
    public static Func<string, bool> Within(INamedTypeSymbol type)
    {
        string assembly = Prefix(type);
        string start = (DocumentationCommentId.CreateDeclarationId(type.OriginalDefinition) ?? "T:").Substring(2) + ".";
        return id =>
        {
            if (!id.StartsWith(assembly, StringComparison.Ordinal))
                return false;
            int name = assembly.Length + (IsInitializer(id) ? InitializerMark.Length : 0) + 2;
            return string.CompareOrdinal(id, name, start, 0, start.Length) == 0;
        };
    }

    private static string Prefix(ISymbol symbol) => (symbol.ContainingAssembly?.Name ?? "") + "|";
}
