using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>The members of a program that a name on a generated row may mean: columns and other properties of schemas, and extension members.</summary>
/// <param name="program">The program.</param>
internal sealed class NamedMembers(Compilation program)
{
    private readonly Dictionary<string, ImmutableArray<ISymbol>> _known = new(StringComparer.Ordinal);

    public Compilation Program => program;

    public ImmutableArray<ISymbol> Of(string name, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(name, out ImmutableArray<ISymbol> members))
            _known.Add(name, members = [.. program.GetSymbolsWithName(name, SymbolFilter.Member, cancellation).Where(MayBeMeant)]);
        return members;
    }

    private static bool MayBeMeant(ISymbol member) =>
        member is IMethodSymbol { IsExtensionMethod: true } || member.ContainingType is { } type && (type.TypeKind == TypeKind.Extension || type.IsSchema());
}
