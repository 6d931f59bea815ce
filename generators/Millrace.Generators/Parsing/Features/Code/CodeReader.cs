using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds the code of the user's own that features are computed by.</summary>
internal static class CodeReader
{
    /// <summary>The methods marked <c>[Computed]</c> and the types of <c>[Custom]</c> of all feature sets, each with a hash of its code.</summary>
    public static EquatableArray<CodeModel> Read(Compilation program, CancellationToken cancellation)
    {
        if (program.GetTypesByMetadataName("Millrace.Features.FeatureCode").IsEmpty)
            return default;
        return program.Assembly.GlobalNamespace.Types()
            .Where(static type => type.TypeKind == TypeKind.Struct && type.Find("FeaturesAttribute") is not null)
            .SelectMany(set => Code(set).Select(each => new CodeModel(TypeRefs.Of(set).FullName, each.Name, CodeTrace.HashOf(each.Code, program, cancellation))))
            .OrderBy(static each => each.Set, StringComparer.Ordinal).ThenBy(static each => each.Name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>The types of a library that feature sets of other programs can name, each by its id with a hash of its code.</summary>
    public static EquatableArray<CodeModel> ReadLibrary(Compilation library, CancellationToken cancellation) =>
        library.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || library.GetTypesByMetadataName("Millrace.Features.FeatureCode").IsEmpty ? default
        : library.Assembly.GlobalNamespace.Types()
            .Where(static type => type.TypeKind is TypeKind.Class or TypeKind.Struct && FeatureReader.IsCode(type))
            .Select(type => new CodeModel("", DocumentationCommentId.CreateDeclarationId(type) ?? type.Name, CodeTrace.HashOf(type, library, cancellation)))
            .OrderBy(static each => each.Name, StringComparer.Ordinal)
            .ToEquatableArray();

    private static IEnumerable<(string Name, ISymbol Code)> Code(INamedTypeSymbol set)
    {
        IEnumerable<(string, ISymbol)> methods = set.GetMembers().OfType<IMethodSymbol>()
            .Where(static each => each.Find("ComputedAttribute") is not null)
            .Select(static each => (each.Name, (ISymbol)each));
        IEnumerable<(string, ISymbol)> types = set.GetMembers().OfType<IPropertySymbol>()
            .SelectMany(static each => each.GetAttributes())
            .Where(static each => FeatureReader.IsCustom(each.AttributeClass))
            .SelectMany(static each => each.AttributeClass!.TypeArguments)
            .OfType<INamedTypeSymbol>()
            .Select(static each => (each.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), (ISymbol)each));
        return methods.Concat(types).GroupBy(static each => each.Item1, StringComparer.Ordinal).Select(static each => each.First());
    }
}
