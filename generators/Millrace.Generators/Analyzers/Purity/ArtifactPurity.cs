using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Looks for what an artifact saves that is not part of it: what is saved says which artifact it is.</summary>
internal static class ArtifactPurity
{
    /// <summary>What is wrong, each at its place; nowhere where it lies in a base class.</summary>
    public static IEnumerable<(Effect Effect, Location? Place)> Check(INamedTypeSymbol type, PurityProgram program, CancellationToken cancellation)
    {
        if (Saving(type) is not { } save || program.Note(save) is not string root)
            return [];
        var walk = new PurityWalk(id => program.Find(id, cancellation), MethodIds.Within(type));
        walk.Follow([root], cancellation);
        bool isProof = !type.GetMembers("IsStillThere").IsEmpty;
        return walk.Effects(root)
            .Where(effect => Differs(effect.Fact, isProof))
            .OrderBy(static each => each.Through.Count)
            .GroupBy(static each => (each.Fact.Kind, each.Place))
            .Select(each => program.Place(each.First(), save));
    }

    private static IMethodSymbol? Saving(INamedTypeSymbol type) => type.AllInterfaces
        .Where(static each => each.IsMillrace("IArtifact"))
        .SelectMany(static each => each.GetMembers("SaveAsync"))
        .Select(type.FindImplementationForInterfaceMember)
        .OfType<IMethodSymbol>()
        .FirstOrDefault();

    /// <summary>Whether something makes what is saved another. Writing elsewhere does not, and what comes from the artifact is part of it.</summary>
    private static bool Differs(PurityFact fact, bool isProof) => fact switch
    {
        { IsChange: true } or { Kind: Impurity.FileWrite } => false,
        { Kind: Impurity.FileRead or Impurity.Network or Impurity.Database } when isProof => false,
        _ => !fact.IsConditional || !(fact.From.IsDeclared || fact.From.IsOpen),
    };
}
