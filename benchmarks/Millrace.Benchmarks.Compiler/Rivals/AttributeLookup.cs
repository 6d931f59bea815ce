using Microsoft.CodeAnalysis;

namespace Millrace.Benchmarks.Compiler;

/// <summary>
/// The usual way of an incremental generator, without any of its work: types are found by attribute, each is bound, and its name and the types of its
/// members are read. Nothing is checked and nothing is generated.
/// </summary>
#pragma warning disable RS1036, RS1041 // It runs in this program only.
[Generator(LanguageNames.CSharp)]
public sealed class AttributeLookup : IIncrementalGenerator
#pragma warning restore RS1036, RS1041
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in (string[])["Millrace.SchemaAttribute", "Millrace.FeaturesAttribute`1", "Millrace.ComponentAttribute", "Millrace.PipelineAttribute"])
        {
            IncrementalValueProvider<int> count = context.SyntaxProvider
                .ForAttributeWithMetadataName(attribute, static (_, _) => true, static (target, _) => Describe((INamedTypeSymbol)target.TargetSymbol))
                .Collect()
                .Select(static (all, _) => all.Sum(static each => each.Length));
            context.RegisterSourceOutput(count, static (_, _) => { });
        }
    }

    private static string Describe(INamedTypeSymbol type) => type.ToDisplayString() + string.Concat(type.GetMembers().Select(static member => member switch
    {
        IMethodSymbol method => method.ReturnType.ToDisplayString() + string.Concat(method.Parameters.Select(static each => each.Type.ToDisplayString())),
        IPropertySymbol property => property.Type.ToDisplayString(),
        _ => "",
    }));
}
