using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what Run returns.</summary>
internal sealed record OutputReader(OutputShape Shape, RunKind Kind, EquatableArray<OutputModel> Outputs, string ReturnType)
{
    public static OutputReader Read(IMethodSymbol run, Findings findings)
    {
        TypeSyntax? syntax = (run.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax)?.ReturnType;
        Location location = syntax?.GetLocation() ?? run.Locations[0];
        if (run.ReturnsVoid)
            return new OutputReader(OutputShape.None, RunKind.Direct, default, "");
        (RunKind kind, ITypeSymbol? returned) = Unwrap(run.ReturnType);
        if (returned is null)
            return new OutputReader(OutputShape.None, kind, default, "");
        if (kind != RunKind.Direct && Unwrap(syntax) is { } inner)
            (syntax, location) = (inner, inner.GetLocation());
        ITypeSymbol type = returned is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : returned;
        if (type is INamedTypeSymbol { IsTupleType: true } elements ? HasNamesTwice(elements) : IsRejected(type, run))
        {
            findings.Break();
            return new OutputReader(OutputShape.Unknown, kind, default, "");
        }

        // On the return value the mark speaks of all that is returned.
        bool isHoldout = Overridden.Of(run).Any(static each => each.GetReturnTypeAttributes().Find("HoldoutAttribute") is not null);
        (OutputShape shape, EquatableArray<OutputModel> outputs) = ReadType(run, type, syntax, location, isHoldout, findings);
        if (shape != OutputShape.Unknown && (MayBeNull(run.ReturnType) ? run.ReturnType : MayBeNull(returned) ? returned : null) is { } missing)
            findings.Add(ComponentRules.OutputMayBeMissing, location, missing.DisplayName());
        return new OutputReader(shape, kind, outputs, TypeRefs.Of(type).FullName);
    }

    /// <summary>Whether a type is written with <c>?</c>.</summary>
    private static bool MayBeNull(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;

    private static (OutputShape Shape, EquatableArray<OutputModel> Outputs) ReadType(IMethodSymbol run, ITypeSymbol type, TypeSyntax? syntax, Location location, bool isHoldout, Findings findings)
    {
        if (type.IsArtifact())
            return (OutputShape.Single, new([new OutputModel("", TypeRefs.Of(type), isHoldout)]));
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return (OutputShape.Members, Elements(run, tuple, (syntax is NullableTypeSyntax nullable ? nullable.ElementType : syntax) as TupleTypeSyntax, location, isHoldout, findings));
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } holder && OutputProperties.Of(holder) is var properties && properties.Any(static each => each.Type.IsArtifact()))
            return (OutputShape.Members, Members(holder, properties, location, isHoldout, findings));

        findings.Add(ComponentRules.OutputNotArtifact, location, type.DisplayName());
        return (OutputShape.Unknown, default);
    }

    /// <summary>What names an output: the element of a tuple, the property of a record; null for a single output.</summary>
    public static ISymbol? Element(IMethodSymbol run, int index) => Unwrap(run.ReturnType).Type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.ElementAtOrDefault(index),
        INamedTypeSymbol record when !record.IsArtifact() => OutputProperties.Of(record).ElementAtOrDefault(index),
        _ => null,
    };

    /// <summary>Whether C# rejects a type where a member names it. Of several outputs one may be wrong, and the others keep their names.</summary>
    private static bool IsRejected(ITypeSymbol type, ISymbol member) => !Soundness.IsSound(type) || type.IsHiddenFrom(member);

    /// <summary>Whether a tuple has elements of one name, which C# reports.</summary>
    private static bool HasNamesTwice(INamedTypeSymbol tuple) => tuple.TupleElements.Select(static each => each.Name).Distinct().Count() < tuple.TupleElements.Length;

    private static (RunKind Kind, ITypeSymbol? Type) Unwrap(ITypeSymbol type)
    {
        RunKind kind = type.Is("System.Threading.Tasks.Task") ? RunKind.Task
            : type.Is("System.Threading.Tasks.ValueTask") ? RunKind.ValueTask
            : RunKind.Direct;
        return kind == RunKind.Direct ? (kind, type) : (kind, ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault());
    }

    private static TypeSyntax? Unwrap(TypeSyntax? syntax) => syntax switch
    {
        GenericNameSyntax generic => generic.TypeArgumentList.Arguments.FirstOrDefault(),
        QualifiedNameSyntax qualified => Unwrap(qualified.Right),
        AliasQualifiedNameSyntax alias => Unwrap(alias.Name),
        _ => null,
    };

    private static EquatableArray<OutputModel> Elements(IMethodSymbol run, INamedTypeSymbol tuple, TupleTypeSyntax? syntax, Location location, bool isHoldout, Findings findings)
    {
        var outputs = new List<OutputModel>();
        for (int i = 0; i < tuple.TupleElements.Length; i++)
        {
            IFieldSymbol element = tuple.TupleElements[i];
            TupleElementSyntax? written = syntax is not null && i < syntax.Elements.Count ? syntax.Elements[i] : null;
            Location type = written?.Type.GetLocation() ?? location;
            bool isRejected = IsRejected(element.Type, run);
            if (isRejected)
                findings.Break();
            else if (!element.Type.IsArtifact())
                findings.Add(ComponentRules.OutputNotArtifact, type, element.Type.DisplayName());
            else if (!element.IsExplicitlyNamedTupleElement)
                findings.Add(ComponentRules.UnnamedElement, written?.GetLocation() ?? location, element.Type.DisplayName());
            else if (MayBeNull(element.Type))
                findings.Add(ComponentRules.OutputMayBeMissing, type, element.Type.DisplayName());
            outputs.Add(Output(element.Name, element.Type, isHoldout, isRejected));
        }

        return outputs.ToEquatableArray();
    }

    private static EquatableArray<OutputModel> Members(INamedTypeSymbol holder, IReadOnlyList<IPropertySymbol> properties, Location location, bool allHoldout, Findings findings)
    {
        var outputs = new List<OutputModel>();
        foreach (IPropertySymbol property in properties)
        {
            bool isRejected = IsRejected(property.Type, property);
            if (isRejected)
                findings.Break();
            else if (!property.Type.IsArtifact())
                findings.Add(ComponentRules.OutputNotArtifact, location, $"{holder.DisplayName()}.{property.Name}");
            else if (MayBeNull(property.Type))
                findings.Add(ComponentRules.OutputMayBeMissing, location, $"{holder.DisplayName()}.{property.Name}");
            bool isReserved = IsReserved(property.Name);
            if (isReserved)
                findings.Add(ComponentRules.ReservedOutputName, location, property.Name);
            outputs.Add(Output(isReserved ? property.Name + "_" : property.Name, property.Type, allHoldout || OutputProperties.IsHoldout(holder, property), isRejected));
        }

        return outputs.ToEquatableArray();
    }

    private static OutputModel Output(string name, ITypeSymbol type, bool isHoldout, bool isRejected) =>
        new(CSharp.Escape(name), TypeRefs.Of(type), isHoldout) { IsWrong = isRejected || !type.IsArtifact() };

    /// <summary>Whether C# refuses a name for a tuple's element.</summary>
    private static bool IsReserved(string name) =>
        name is "Rest" or "ToString" or "GetHashCode" or "Equals" or "CompareTo" or "Deconstruct"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit));
}
