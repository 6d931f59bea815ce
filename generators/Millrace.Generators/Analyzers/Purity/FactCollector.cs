using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds what a library must say of its methods to the programs that use it compiled.</summary>
internal static class FactCollector
{
    public static EquatableArray<MethodFact> Collect(Compilation library, CancellationToken cancellation)
    {
        if (library.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || library.GetTypeByMetadataName("Millrace.MethodFactAttribute") is null)
            return default;
        bool hasFriends = library.Assembly.GetAttributes().Any(static each => each.AttributeClass?.Name == "InternalsVisibleToAttribute");
        var program = PurityProgram.Of(library, cancellation);
        string[] methods = [.. library.Assembly.GlobalNamespace.Types()
            .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(method => !method.IsAbstract && IsVisible(method, hasFriends))
            .Select(method => program.Note(method))
            .OfType<string>()
            .OrderBy(static id => id, StringComparer.Ordinal)];
        var walk = new PurityWalk(id => program.Find(id, cancellation), static _ => false, followsOverrides: false);
        walk.Follow(methods, cancellation);
        return methods.SelectMany(id => walk.Effects(id).Where(static effect => !effect.Fact.IsChange).Select(effect => new MethodFact(MethodIds.Documentation(id), effect.Fact))).ToEquatableArray();
    }

    private static bool IsVisible(ISymbol member, bool hasFriends)
    {
        for (ISymbol? each = member; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
        {
            bool isVisible = each.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
                || (hasFriends && each.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal);
            if (!isVisible)
                return false;
        }

        return true;
    }
}
