using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// The names by which attributes may be written that mark types for us, or that stand in such types alone. Whether an attribute is ours is seen when it is bound.
/// </summary>
internal static class MarkNames
{
    private const string Suffix = "Attribute";

    private static readonly HashSet<string> s_marks = new(["Schema", "Features", "Component", "Pipeline", "Rule", .. ExpectationTypes.OfSchemas], StringComparer.Ordinal);

    /// <summary>The alias that a using gives to one of the attributes, or to what may be another alias of one; null where it does something else.</summary>
    public static string? Alias(UsingDirectiveSyntax @using) =>
        @using is { Alias: { } alias, NamespaceOrType: NameSyntax target } && (target is IdentifierNameSyntax || Contains(Last(target))) ? alias.Name.Identifier.ValueText : null;

    /// <summary>Whether an attribute written like this may be one of ours.</summary>
    public static bool Contains(string name) => s_marks.Contains(Short(name));

    /// <summary>Whether an attribute of this name may be meant by an alias.</summary>
    public static bool Means(string name, string alias) => name == alias || name + Suffix == alias;

    /// <summary>The last part of a name, without type arguments.</summary>
    public static string Last(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>An attribute's name without the ending that C# lets people leave out.</summary>
    public static string Short(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
}
