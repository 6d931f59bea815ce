using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what a component's constructor wants injected.</summary>
internal static class ConstructorReader
{
    public static EquatableArray<ServiceModel> Read(INamedTypeSymbol type, bool isCached, Findings findings)
    {
        IMethodSymbol[] constructors = [.. type.InstanceConstructors.Where(each => !IsCopy(each))];
        if (constructors.Length > 1)
        {
            findings.Add(ComponentRules.SeveralConstructors, constructors[1].Locations[0], type.Name, constructors.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return default;
        }

        foreach (IMethodSymbol constructor in constructors)
            Obsoletion.Check(constructor, $"{type.Name}()", type, findings);
        return constructors.SelectMany(each => each.Parameters).Select(each => Read(each, type, isCached, findings)).ToEquatableArray();
    }

    private static ServiceModel Read(IParameterSymbol parameter, INamedTypeSymbol component, bool isCached, Findings findings)
    {
        ITypeSymbol type = parameter.Type;
        if (!Soundness.IsSound(type))
        {
            findings.Break();
            return new ServiceModel(ServiceKind.Service, TypeRefs.Of(type));
        }

        if (type.Is("Microsoft.Extensions.Logging.ILogger") && type is INamedTypeSymbol { TypeArguments: [var category] })
            return new ServiceModel(ServiceKind.Logger, TypeRefs.Of(category));
        if (type.Is("Microsoft.Extensions.Logging.ILogger"))
            return new ServiceModel(ServiceKind.Logger, TypeRefs.Of(component));
        if (type.Is("Microsoft.Extensions.Logging.ILoggerFactory") || type.Is("System.Diagnostics.Metrics.IMeterFactory"))
            return new ServiceModel(ServiceKind.Observer, TypeRefs.Of(type), parameter.HasExplicitDefaultValue);
        if (!type.IsReferenceType || parameter.RefKind != RefKind.None || type.SpecialType == SpecialType.System_String || type is not INamedTypeSymbol)
            findings.Add(ComponentRules.UnsupportedConstructorParameter, Place(parameter), parameter.Name, parameter.RefKind == RefKind.None ? $"of type {type.DisplayName()}" : "passed by reference");
        else if (isCached && component.Find("DeterministicAttribute") is null && !IsKeyed(type))
            findings.Add(CachingRules.UnkeyedService, Place(parameter), type.DisplayName(), component.Name);
        return new ServiceModel(ServiceKind.Service, TypeRefs.Of(type), parameter.HasExplicitDefaultValue);
    }

    /// <summary>Whether a service says what it is; of options, whether what they hold does.</summary>
    private static bool IsKeyed(ITypeSymbol type) =>
        type.IsMillrace("IContentKeyed") || type.AllInterfaces.Any(static each => each.IsMillrace("IContentKeyed"))
        || (type.Is("Microsoft.Extensions.Options.IOptions") && type is INamedTypeSymbol { TypeArguments: [var options] } && IsKeyed(options));

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord && constructor.Parameters is [{ Type: var type }] && SymbolEqualityComparer.Default.Equals(type, constructor.ContainingType);

    private static Location Place(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Type: { } type } ? type.GetLocation() : parameter.Locations[0];
}
