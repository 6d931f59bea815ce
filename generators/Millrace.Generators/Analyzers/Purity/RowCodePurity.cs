using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Looks for what a program's own code for rows depends on. Components of a library call it, which know nothing of it; their steps are reused as the
/// program's own are.
/// </summary>
internal static class RowCodePurity
{
    private const string Space = "Millrace.Tables";

    private static readonly HashSet<string> s_contracts = new(StringComparer.Ordinal)
    {
        "IRowMap", "IRowFlatMap", "IRowFilter", "IRowCondition", "IDerivation", "IRowKey", "IRowTime", "IGrouping", "IJoin", "IOrder",
    };

    /// <summary>Whether a declaration may be of such code, by what it names.</summary>
    public static bool IsNamed(TypeDeclarationSyntax type) => type.BaseList?.Types.Any(static each => each.Type switch
    {
        GenericNameSyntax name => s_contracts.Contains(name.Identifier.ValueText),
        QualifiedNameSyntax { Right: GenericNameSyntax name } => s_contracts.Contains(name.Identifier.ValueText),
        _ => false,
    }) == true;

    /// <summary>Whether a type is such code.</summary>
    public static bool Is(INamedTypeSymbol type) => Contracts(type).Any();

    /// <summary>What is wrong, each at its place; nowhere where it lies in a base class.</summary>
    public static IEnumerable<(Effect Effect, Location? Place)> Check(INamedTypeSymbol type, PurityProgram program, CancellationToken cancellation)
    {
        if (Determinism.IsDeclared(type))
            return [];
        (IMethodSymbol Method, string Id)[] roots = [.. Methods(type).Select(method => (method, Id: program.Note(method)!)).Where(static each => each.Id is not null)];
        var walk = new PurityWalk(id => program.Find(id, cancellation), MethodIds.Within(type));
        walk.Follow(roots.Select(static each => each.Id), cancellation);
        return roots
            .SelectMany(root => walk.Effects(root.Id).Where(static effect => Differs(effect.Fact)).Select(effect => (root.Method, Effect: effect)))
            .OrderBy(static each => each.Effect.Through.Count)
            .GroupBy(static each => (each.Effect.Fact.Kind, each.Effect.Place))
            .Select(each => program.Place(each.First().Effect, each.First().Method));
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) => Contracts(type)
        .SelectMany(static each => each.GetMembers())
        .Select(type.FindImplementationForInterfaceMember)
        .OfType<IMethodSymbol>()
        .Where(each => SymbolEqualityComparer.Default.Equals(each.ContainingType, type));

    private static IEnumerable<INamedTypeSymbol> Contracts(INamedTypeSymbol type) =>
        type.AllInterfaces.Where(static each => s_contracts.Contains(each.Name) && each.ContainingNamespace.ToDisplayString() == Space);

    /// <summary>Whether something makes another row; what comes from the row itself does not.</summary>
    private static bool Differs(PurityFact fact) => !fact.IsChange && (!fact.IsConditional || !(fact.From.IsDeclared || fact.From.IsOpen));
}
