using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a property of a feature set as it is written.</summary>
internal static class FeatureReader
{
    /// <returns>The property; null where it is computed from others and no feature.</returns>
    public static FeatureDeclaration? Read(IPropertySymbol property, Compilation program, CancellationToken cancellation)
    {
        EquatableArray<TransformDeclaration> transforms = Transforms(property, program, cancellation).ToEquatableArray();
        bool hasBrokenAttribute = property.GetAttributes().Any(static each => each.AttributeClass is { TypeKind: TypeKind.Error } or { IsAbstract: true } || IsBrokenCustom(each.AttributeClass));
        if (transforms.Count == 0 && !hasBrokenAttribute && (property.IsStatic || property.SetMethod is null || property.IsImplicitlyDeclared))
            return null;
        LocationInfo location = property.Locations[0].ToInfo();
        return new FeatureDeclaration
        {
            Member = property.Name,
            Location = location,
            ValueKind = ValueKindOf(property.Type),
            HasBrokenType = property.Type.HasErrors(),
            TypeName = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            TypeLocation = ColumnReader.TypeLocation(property, location, cancellation),
            IsReadWrite = ColumnReader.IsReadWrite(property),
            Transforms = transforms,
            IsDeclaredTwice = property.IsDeclaredTwice(),
            ForbiddenLocation = Obsoletion.Forbidden(property, property.ContainingType)?.Location(cancellation),
            HasBrokenAttribute = hasBrokenAttribute,
            Permit = Permit(property.Find("PermitAttribute"), cancellation),
        };
    }

    /// <summary>The transforms of a property, in the order in which they are written.</summary>
    /// <param name="property">The property.</param>
    /// <param name="program">Tells whether a <c>nameof</c> binds; null where that does not matter.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IEnumerable<TransformDeclaration> Transforms(IPropertySymbol property, Compilation? program, CancellationToken cancellation) =>
        property.GetAttributes().Select(each => Transform(each, program, cancellation)).OfType<TransformDeclaration>();

    private static FeatureValueKind ValueKindOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Single } => FeatureValueKind.Single,
        { SpecialType: SpecialType.System_Int32 } => FeatureValueKind.Int32,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Single } => FeatureValueKind.Singles,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 } => FeatureValueKind.Int32s,
        _ => FeatureValueKind.Other,
    };

    private static TransformDeclaration? Transform(AttributeData attribute, Compilation? program, CancellationToken cancellation)
    {
        const string suffix = "Attribute";
        if (attribute.AttributeClass is not { } type || !type.Name.EndsWith(suffix, StringComparison.Ordinal) || !(type.IsMillrace(type.Name) || IsCustom(type)) || IsBrokenCustom(type)
            || !Enum.TryParse(type.Name.Substring(0, type.Name.Length - suffix.Length), out TransformKind kind))
        {
            return null;
        }

        Named[] all = [.. attribute.Texts("FromAll", program, cancellation)];
        return new TransformDeclaration
        {
            Kind = kind,
            Location = attribute.Location(cancellation),
            From = all.Length > 0 ? all.ToEquatableArray() : attribute.NamedText("From", program, cancellation) is { } from ? ((Named[])[from]).ToEquatableArray() : default,
            IsFromAll = all.Length > 0,
            KeepsLearned = !(IsCustom(type) && type.TypeArguments is [INamedTypeSymbol { IsSealed: true } analyser, _] && !IsStored(analyser)),
            TypeArguments = type.TypeArguments.Select(static each => each.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).ToEquatableArray(),
            Settings = TransformShape.Of(kind).Settings.Select(each => FeatureSettingReader.Read(attribute, each, program, cancellation))
                .OfType<FeatureSetting>().ToEquatableArray(),
        };
    }

    /// <summary>Whether an attribute names code of the user's own.</summary>
    public static bool IsCustom(INamedTypeSymbol? type) => type.Is("Millrace.Features.CustomAttribute") || type.Is("Millrace.Features.CustomTextAttribute");

    // An analyser that is no sealed class may be made as one that is stored.
    private static bool IsStored(INamedTypeSymbol analyser) => analyser.AllInterfaces.Any(static face => face.Is("Millrace.Features.IStoredAnalyser"));

    // Types that are not what the attribute asks for are reported by C#.
    private static bool IsBrokenCustom(INamedTypeSymbol? type) =>
        type is not null && IsCustom(type) && (type.TypeArguments.IsEmpty || type.TypeArguments.Any(static each => each.HasErrors() || !IsCode(each)));

    /// <summary>Whether a type is code that features can be computed by.</summary>
    public static bool IsCode(ITypeSymbol type) =>
        type.AllInterfaces.Any(static face =>
            face.Name is "INumberTransform" or "INumberAnalyser" or "ITextTransform" or "ITextAnalyser" && face.Is($"Millrace.Features.{face.Name}"));

    private static PermitDeclaration? Permit(AttributeData? attribute, CancellationToken cancellation) =>
        attribute?.AttributeConstructor is null || attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Error }]
            ? null
            : new PermitDeclaration(attribute.Text(0) ?? "", attribute.Location(cancellation), attribute.ArgumentLocation(0, cancellation));
}
