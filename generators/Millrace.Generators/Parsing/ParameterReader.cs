using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads the <c>[Parameter]</c> properties of a component or pipeline.</summary>
internal static class ParameterReader
{
    /// <summary>Reads all.</summary>
    /// <param name="type">The component or pipeline.</param>
    /// <param name="compilation">For the defaults; null where they are not needed, as in metadata.</param>
    /// <param name="findings">What is wrong.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static EquatableArray<ParameterModel> Read(INamedTypeSymbol type, Compilation? compilation, Findings findings, CancellationToken cancellation)
    {
        var parameters = new List<ParameterModel>();
        foreach (IPropertySymbol property in Properties(type))
        {
            bool isParameter = property.Find("ParameterAttribute") is not null;
            if (isParameter)
                Obsoletion.Check(property, property.Name, type, findings);
            if (isParameter && (property.IsIndexer || !property.CanBeReferencedByName))
                findings.Add(ComponentRules.ParameterNotInit, property.Locations[0], property.MetadataName.Split('.').Last(), property.Type.DisplayName());
            else if (isParameter)
                Add(parameters, Read(property, compilation, findings, cancellation), property, findings);
            else if (property.IsRequired && compilation is not null)
                findings.Add(ComponentRules.RequiredNotParameter, property.Locations[0], property.Name);
            else if (compilation is not null && SymbolEqualityComparer.Default.Equals(property.ContainingType, type))
                CheckMarks(property, findings);
        }

        if (compilation is not null)
            CheckSelections(type, parameters, findings);
        ReadFields(type, parameters, isSource: compilation is not null, findings);
        return parameters.ToEquatableArray();
    }

    /// <summary>Says of a mark that speaks of parameters alone that it has no effect.</summary>
    private static void CheckMarks(IPropertySymbol property, Findings findings)
    {
        foreach (string mark in new[] { "Secret", "Source" })
        {
            if (property.Find(mark + "Attribute") is { } attribute)
                findings.Add(ComponentRules.MarkWithoutParameter, AttributeLocation(attribute, property), mark, property.Name);
        }
    }

    /// <summary>What says which spans of a source are wanted is a text that the component gets.</summary>
    private static void CheckSelections(INamedTypeSymbol type, List<ParameterModel> parameters, Findings findings)
    {
        foreach (IPropertySymbol property in Properties(type))
        {
            if (property.Find("ParameterAttribute") is null || property.Find("SourceAttribute") is not { } source || SelectionOf(source) is not string selected)
                continue;
            if (selected == property.Name
                || !parameters.Exists(each => each.Member.TrimStart('@') == selected && each is { TypeName: "string", IsSource: false, IsSecret: false }))
            {
                findings.Add(ComponentRules.SelectedByNoParameter, AttributeLocation(source, property), property.Name, selected, type.Name);
            }
        }
    }

    private static string? SelectionOf(AttributeData source) =>
        source.NamedArguments.FirstOrDefault(static each => each.Key == "SelectedBy").Value.Value as string;

    private static void ReadFields(INamedTypeSymbol type, List<ParameterModel> parameters, bool isSource, Findings findings)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            foreach (IFieldSymbol field in level.GetMembers().OfType<IFieldSymbol>().InOrder())
            {
                if (field.Find("ParameterAttribute") is not null)
                {
                    // C# reports the attribute, and steps may set what was meant.
                    findings.Break();
                    Add(parameters, Start(field, field.Type, field.IsRequired));
                }
                else if (field.IsRequired && isSource)
                {
                    findings.Add(ComponentRules.RequiredNotParameter, field.Locations[0], field.Name);
                }
            }
        }
    }

    private static void Add(List<ParameterModel> parameters, ParameterModel parameter, IPropertySymbol property, Findings findings)
    {
        if (property.IsDeclaredTwice())
        {
            // C# reports what is there twice.
            findings.Break();
            if (parameters.Exists(each => each.Member == parameter.Member))
                return;
        }

        if (parameters.FirstOrDefault(each => each.Name == parameter.Name) is { } other)
            findings.Add(ComponentRules.SameParameterName, property.Locations[0], parameter.Member.TrimStart('@'), other.Member.TrimStart('@'), parameter.Name);
        if (!parameter.Name.Any(char.IsLetter))
            findings.Add(ComponentRules.NameWithoutLetters, property.Locations[0], property.Name);
        Add(parameters, parameter);
    }

    /// <summary>Adds a parameter. Of two that would be the same argument of Step, one stands for both.</summary>
    private static void Add(List<ParameterModel> parameters, ParameterModel parameter)
    {
        if (!parameters.Exists(each => each.Argument == parameter.Argument))
            parameters.Add(parameter);
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        // The base classes' parameters come first, as in C#'s own order of initialisation.
        IEnumerable<IPropertySymbol> inherited = type.BaseType is { SpecialType: not SpecialType.System_Object } parent ? Properties(parent) : [];
        IPropertySymbol[] own = [.. type.GetMembers().OfType<IPropertySymbol>().InOrder()];
        return inherited.Where(each => !own.Any(mine => mine.Name == each.Name)).Concat(own);
    }

    private static ParameterModel Read(IPropertySymbol property, Compilation? compilation, Findings findings, CancellationToken cancellation)
    {
        ParameterModel model = Start(property, property.Type, property.IsRequired) with
        {
            IsSource = property.Find("SourceAttribute") is not null,
            SelectedBy = property.Find("SourceAttribute") is { } source ? SelectionOf(source) : null,
            IsSecret = property.Find("SecretAttribute") is not null,
        };
        if (model is { IsSource: true, IsSecret: true })
            findings.Add(ComponentRules.SecretSource, AttributeLocation(property.Find("SecretAttribute")!, property), property.Name);
        model = ReadDomain(model, property, findings);
        if (!Soundness.IsSound(property.Type) || property.Type.IsHiddenFrom(property))
        {
            findings.Break();
            return model;
        }

        if (property is not { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod: { IsInitOnly: true, DeclaredAccessibility: Accessibility.Public } })
            findings.Add(ComponentRules.ParameterNotInit, property.Locations[0], property.Name, property.Type.DisplayName());
        string? codec = ParameterCodecs.Of(property.Type);
        if (model.IsSource && property.Type.SpecialType != SpecialType.System_String)
            findings.Add(ComponentRules.SourceNotText, TypeLocation(property), property.Name, property.Type.DisplayName());
        else if (codec is null)
            findings.Add(ComponentRules.UnsupportedParameterType, TypeLocation(property), property.Name, property.Type.DisplayName());
        model = model with { Codec = codec ?? "", Help = Documentation.Of(property, cancellation).Summary };
        // A default of a type that no parameter has is part of the same mistake.
        return compilation is null || model.IsRequired || codec is null ? model : DefaultReader.Read(model, property, compilation, findings, cancellation);
    }

    private static ParameterModel Start(ISymbol member, ITypeSymbol type, bool isRequired) => new()
    {
        Member = CSharp.Escape(member.Name),
        Type = Soundness.IsSound(type) && !type.IsHiddenFrom(member) ? TypeRefs.Of(type) : new TypeRef("object?", default),
        IsNullableReference = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated },
        IsRequired = isRequired,
    };

    private static ParameterModel ReadDomain(ParameterModel model, IPropertySymbol property, Findings findings)
    {
        ITypeSymbol type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : property.Type;
        if (property.Find("InRangeAttribute") is { } range)
        {
            if (!IsNumber(type))
                findings.Add(ComponentRules.RangeOnOtherType, AttributeLocation(range, property), "InRange", property.Name, property.Type.DisplayName());
            else if (range.ConstructorArguments is [{ Value: double minimum }, { Value: double maximum }] && !(minimum <= maximum))
                findings.Add(ComponentRules.EmptyRange, AttributeLocation(range, property), property.Name, minimum.ToString(CultureInfo.InvariantCulture), maximum.ToString(CultureInfo.InvariantCulture));
            else if (range.ConstructorArguments is [{ Value: double lowest }, { Value: double highest }])
                model = model with { Minimum = lowest, Maximum = highest };
        }

        if (property.Find("OneOfAttribute") is { } domain)
        {
            if (type.SpecialType != SpecialType.System_String && type.TypeKind != TypeKind.Enum)
                findings.Add(ComponentRules.RangeOnOtherType, AttributeLocation(domain, property), "OneOf", property.Name, property.Type.DisplayName());
            else if (domain.ConstructorArguments is [{ Kind: TypedConstantKind.Array } none] && (none.IsNull || none.Values.IsEmpty))
                findings.Add(SchemaRules.EmptyDomain, AttributeLocation(domain, property), property.Name);
            else if (domain.ConstructorArguments is [{ Kind: TypedConstantKind.Array } values])
                model = model with { Allowed = values.Values.Select(each => each.Value as string ?? "").ToEquatableArray() };
        }

        return model;
    }

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static Location AttributeLocation(AttributeData attribute, IPropertySymbol property) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? property.Locations[0];

    private static Location TypeLocation(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax syntax ? syntax.Type.GetLocation() : property.Locations[0];
}
