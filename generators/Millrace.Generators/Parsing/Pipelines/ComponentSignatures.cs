using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The signatures of the components that the pipelines of a program use, each read once. It lives as long as one reading of the program.</summary>
internal sealed class ComponentSignatures
{
    private readonly Dictionary<INamedTypeSymbol, ComponentSignature> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The signature of a component's definition.</summary>
    public ComponentSignature Of(INamedTypeSymbol component, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(component.OriginalDefinition, out ComponentSignature? signature))
            _known.Add(component.OriginalDefinition, signature = SignatureReader.Read(component.OriginalDefinition, cancellation));
        return signature;
    }
}
