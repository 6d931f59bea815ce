using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The signatures of the components that the pipelines of a program use, each read once. It lives as long as one reading of the program,
/// and several threads may ask.</summary>
internal sealed class ComponentSignatures
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ComponentSignature> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The signature of a component's definition.</summary>
    public ComponentSignature Of(INamedTypeSymbol component, CancellationToken cancellation) =>
        _known.GetOrAdd(component.OriginalDefinition, each => SignatureReader.Read(each, cancellation));
}
