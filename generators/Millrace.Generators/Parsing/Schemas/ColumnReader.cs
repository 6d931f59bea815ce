using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a property of a schema as it is written.</summary>
internal static class ColumnReader
{
    /// <returns>The property; null where it is neither a column nor marked with anything that columns are.</returns>
    public static ColumnDeclaration? Read(IPropertySymbol property, CancellationToken cancellation)
    {
        AttributeData? column = property.Find("ColumnAttribute");
        RangeDeclaration? range = Range(property.Find("InRangeAttribute"), cancellation);
        DomainDeclaration? domain = Domain(property.Find("OneOfAttribute"), cancellation);
        AttributeData? sensitive = property.Find("SensitiveAttribute");
        var expectations = ExpectationReader.Read(property, ExpectationTypes.OfColumns, cancellation).ToEquatableArray();
        if (column is null && range is null && domain is null && sensitive is null && expectations.Count == 0)
            return null;

        LocationInfo location = property.Locations[0].ToInfo();
        string? name = column?.Text(0);
        ColumnKind? kind = ColumnTypes.KindOf(property.Type, out ITypeSymbol value, out bool isNullable);
        ColumnItem? item = ColumnTypes.ItemOf(value);
        bool isBroken = property.Type.HasErrors() || IsExposedEnum(property, property.Type);
        return new ColumnDeclaration
        {
            Member = property.Name,
            Location = location,
            IsColumn = column is not null,
            Name = name ?? property.Name,
            ColumnNameLocation = name is null ? location : column!.ArgumentLocation(0, cancellation),
            Kind = isBroken ? null : kind,
            HasBrokenType = isBroken,
            ValueType = kind is null ? "" : item?.ListType ?? value.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Item = item,
            TypeName = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            TypeLocation = TypeLocation(property, location, cancellation),
            IsNullable = isNullable,
            IsSensitive = sensitive is not null,
            SensitiveLocation = sensitive?.Location(cancellation) ?? default,
            IsRequired = property.IsRequired,
            IsDeclaredTwice = property.IsDeclaredTwice(),
            IsReadWrite = IsReadWrite(property),
            ForbiddenLocation = column is null ? null : Obsoletion.Forbidden(property, property.ContainingType)?.Location(cancellation),
            Accessibility = SyntaxFacts.GetText(property.DeclaredAccessibility),
            Range = range,
            Domain = domain,
            Expectations = expectations,
            Summary = Summary(property, cancellation),
            ComputedFrom = column is null ? default : MemberReads.Of(property, cancellation).ToEquatableArray(),
        };
    }

    /// <summary>Whether generated code can read the property and set it in an initialiser.</summary>
    public static bool IsReadWrite(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, RefKind: RefKind.None, GetMethod: not null, SetMethod: not null }
        && property.ExplicitInterfaceImplementations.IsEmpty
        && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal;

    private static bool IsExposedEnum(IPropertySymbol property, ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsExposedEnum(property, array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsExposedEnum(property, nullable.TypeArguments[0]),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => named.IsExposedBy(property),
        _ => false,
    };

    /// <summary>Where a property's type is written.</summary>
    public static LocationInfo TypeLocation(IPropertySymbol property, LocationInfo otherwise, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            BasePropertyDeclarationSyntax declaration => declaration.Type.GetLocation().ToInfo(),
            ParameterSyntax { Type: { } type } => type.GetLocation().ToInfo(),
            _ => otherwise,
        };

    private static string Summary(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Length > 0
            ? Documentation.Of(property, cancellation).Summary
            : Documentation.OfXml(property.GetDocumentationCommentXml(cancellationToken: cancellation)).Summary;

    private static RangeDeclaration? Range(AttributeData? attribute, CancellationToken cancellation) =>
        attribute?.ConstructorArguments is [{ Value: double minimum }, { Value: double maximum }]
            ? new RangeDeclaration(
                minimum,
                maximum,
                Tolerance(attribute),
                attribute.Location(cancellation),
                attribute.ArgumentLocation(0, cancellation),
                attribute.ArgumentLocation("Tolerance", cancellation))
            : null;

    private static DomainDeclaration? Domain(AttributeData? attribute, CancellationToken cancellation)
    {
        if (attribute is null || attribute.AttributeConstructor is null)
            return null;
        EquatableArray<string> values = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } list]
            ? list.Values.Select(each => each.Value).OfType<string>().ToEquatableArray()
            : EquatableArray<string>.Empty;
        int repeated = Enumerable.Range(0, values.Count).FirstOrDefault(i => values.Take(i).Contains(values[i]));
        return new DomainDeclaration(values, Tolerance(attribute), attribute.Location(cancellation), attribute.ArgumentLocation("Tolerance", cancellation))
        {
            Repeated = repeated > 0 ? new Named(values[repeated], attribute.ArgumentLocation(repeated, cancellation)) : null,
        };
    }

    private static double Tolerance(AttributeData attribute) => attribute.Named("Tolerance") is { Value: double tolerance } ? tolerance : 0;
}
