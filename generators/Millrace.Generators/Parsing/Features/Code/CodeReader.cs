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
        var members = new NamedMembers(program);
        return program.Assembly.GlobalNamespace.Types()
            .Where(static type => type.TypeKind == TypeKind.Struct && type.Find("FeaturesAttribute") is not null)
            .SelectMany(set => Read(set, members, cancellation))
            .OrderBy(static each => each.Set, StringComparer.Ordinal).ThenBy(static each => each.Name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static IEnumerable<CodeModel> Read(INamedTypeSymbol set, NamedMembers members, CancellationToken cancellation)
    {
        var row = set.Find("FeaturesAttribute")!.AttributeClass!.TypeArguments[0] as INamedTypeSymbol;
        ColumnModel[] columns = row is not null && row.IsSchema() ? [.. SchemaReader.Columns(row, cancellation)] : [];
        ComputedDeclaration[] computed = [.. ComputedReader.Read(set, row, members.Program, cancellation)];
        foreach ((string name, ISymbol code) in Code(set))
        {
            // A column is read by its name in files, whatever the code calls it.
            IEnumerable<string> reads = columns
                .Where(column => code is IMethodSymbol && computed.Any(method => method.Name == name && method.Reads.Any(each => each.Name == column.Member)))
                .Select(static column => $"{column.Member} {column.Name} {column.Kind} {column.ValueType} {column.IsNullable}");
            yield return new CodeModel(TypeRefs.Of(set).FullName, name, CodeTrace.HashOf(code, reads, members, cancellation));
        }
    }

    /// <summary>The types of a library that feature sets of other programs can name, each by its id with a hash of its code.</summary>
    public static EquatableArray<CodeModel> ReadLibrary(Compilation library, CancellationToken cancellation)
    {
        if (library.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || library.GetTypesByMetadataName("Millrace.Features.FeatureCode").IsEmpty)
            return default;
        var members = new NamedMembers(library);
        return library.Assembly.GlobalNamespace.Types()
            .Where(static type => type.TypeKind is TypeKind.Class or TypeKind.Struct && FeatureReader.IsCode(type))
            .Select(type => new CodeModel("", DocumentationCommentId.CreateDeclarationId(type) ?? type.Name, CodeTrace.HashOf(type, [], members, cancellation)))
            .OrderBy(static each => each.Name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

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
