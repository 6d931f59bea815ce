using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>A class or struct that names a base or interfaces, as its syntax says it.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="MetadataName">Its name in metadata.</param>
/// <param name="Bases">The short names of its bases.</param>
internal sealed record Heir(string Name, string MetadataName, string[] Bases)
{
    /// <summary>Those of a file.</summary>
    public static Heir[] Of(SyntaxNode root) => [.. root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<TypeDeclarationSyntax>()
        .Where(static type => type.BaseList is not null)
        .Select(static type => new Heir(type.Identifier.ValueText, NameOf(type), [.. type.BaseList!.Types.Select(static each => ShortName(each.Type))]))];

    private static string ShortName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };

    private static string NameOf(TypeDeclarationSyntax type)
    {
        string name = type.TypeParameterList is { Parameters.Count: > 0 and var count } ? $"{type.Identifier.ValueText}`{count}" : type.Identifier.ValueText;
        return type.Parent switch
        {
            TypeDeclarationSyntax outer => $"{NameOf(outer)}+{name}",
            BaseNamespaceDeclarationSyntax space => $"{string.Join(".", space.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(static each => each.Name.ToString()))}.{name}",
            _ => name,
        };
    }
}
