using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What the generated attributes of a component in a compiled library say.</summary>
internal static class CompiledFacts
{
    /// <summary>Whether a component was compiled by a Millrace whose generated code this one knows. One that has its source here is.</summary>
    public static bool IsCurrent(INamedTypeSymbol component) =>
        !component.DeclaringSyntaxReferences.IsEmpty
        || component.Find("CompiledComponentAttribute") is { ConstructorArguments: [{ Value: ComponentFormat.Current }] };

    /// <summary>What flows where inside of a pipeline; null where the library does not say.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="signature">What it takes and yields.</param>
    public static PipelineGraph? Graph(INamedTypeSymbol pipeline, ComponentSignature signature) =>
        pipeline.Find("CompiledStepsAttribute") is { ConstructorArguments: [{ Value: string results }, { Kind: TypedConstantKind.Array, IsNull: false } steps] } && signature.IsValid
            ? CompiledSteps.Read([results, .. steps.Values.Select(static each => each.Value as string ?? "")], signature)
            : null;

    /// <summary>The documentation of a component, of its parameters and of the inputs of its Run, in the form of a comment.</summary>
    public static XElement Documentation(ISymbol symbol)
    {
        var root = new XElement("doc");
        INamedTypeSymbol? component = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        if (component is null)
            return root;
        if (symbol is INamedTypeSymbol)
        {
            root.Add(new XElement("summary", component.Find("CompiledComponentAttribute")?.Named("Summary")?.Value as string ?? ""));
            return root;
        }

        foreach (AttributeData attribute in component.GetAttributes())
        {
            if (!attribute.AttributeClass.IsMillrace("CompiledHelpAttribute") || attribute.Text(0) is not string member || attribute.Text(1) is not string text)
                continue;
            if (symbol is IMethodSymbol)
                root.Add(new XElement("param", new XAttribute("name", member), text));
            else if (symbol.Name == member)
                root.Add(new XElement("summary", text));
        }

        return root;
    }
}
