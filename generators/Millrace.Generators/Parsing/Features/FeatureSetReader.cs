using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a struct marked <c>[Features&lt;TRow&gt;]</c> as it is written.</summary>
internal static class FeatureSetReader
{
    /// <returns>The declaration; null where another part of the same struct stands for it, or where C# rejects the attribute here.</returns>
    public static FeatureSetDeclaration? Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation program, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Struct
            || type.Find("FeaturesAttribute") is not { AttributeClass.TypeArguments: [{ } rowType] } attribute
            || !attribute.StandsOn(declaration))
        {
            return null;
        }

        var row = rowType as INamedTypeSymbol;
        bool isSchema = row is not null && row.IsSchema();
        EquatableArray<ColumnModel> columns = isSchema ? SchemaReader.Columns(row!, cancellation).ToEquatableArray() : default;
        EquatableArray<ComputedDeclaration> computed = ComputedReader.Read(type, isSchema ? row : null, program, cancellation).ToEquatableArray();
        return new FeatureSetDeclaration
        {
            Type = type.Declare(),
            Name = type.Name,
            Location = type.Place().ToInfo(),
            Shape = TypeShapes.Of(type, declaration),
            Row = new Named(rowType.DisplayName(), RowLocation(attribute, cancellation)),
            RowType = isSchema && row!.HasGeneratedPart(cancellation) ? TypeRefs.Of(rowType).FullName : "",
            RowIsSchema = isSchema,
            HasBrokenRow = !rowType.IsValueType || rowType.IsRejectedByCSharp(),
            Columns = columns,
            Properties = type.FirstProperties()
                .Select(each => FeatureReader.Read(each, program, cancellation)).OfType<FeatureDeclaration>()
                .Select(each => isSchema && Absent(each) is { } absent
                    ? each with { LaterSchema = LaterSchemas.With(absent, row!, type, cancellation) }
                    : each)
                .ToEquatableArray(),
            Computed = computed,
            Labels = type.GetMembers().OfType<IMethodSymbol>().InOrder().Where(each => each.Find("LabelAttribute") is not null)
                .Select(each => LabelReader.Read(each, isSchema ? row : null, program, cancellation)).ToEquatableArray(),
            Weights = type.GetMembers().OfType<IMethodSymbol>().InOrder().Where(each => each.Find("WeightAttribute") is not null)
                .Select(each => LabelReader.ReadWeight(each, isSchema ? row : null, program, cancellation)).ToEquatableArray(),
            Key = RowKeyReader.Read(type, program, cancellation),
            Members = SchemaReader.MembersOf(type).ToEquatableArray(),
            IsPublic = type.IsPublic() && isSchema && row!.IsPublic(),
            IsVisibleInAssembly = type.IsVisibleInAssembly(),
        };

        string? Absent(FeatureDeclaration feature) => feature.Sources.Concat(feature.Keys).Select(static source => source.Name)
            .FirstOrDefault(source => !columns.Any(column => column.Member == source) && !computed.Any(method => method.Name == source));
    }

    private static LocationInfo RowLocation(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { Name: { } name }
        && name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { TypeArgumentList.Arguments: [{ } row] }
            ? row.GetLocation().ToInfo()
            : attribute.Location(cancellation);
}
