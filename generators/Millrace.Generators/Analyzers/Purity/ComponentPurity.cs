using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Looks for what a cached component depends on without its key knowing.</summary>
internal sealed class ComponentPurity
{
    private readonly INamedTypeSymbol _type;
    private readonly PurityWalk _walk;
    private readonly Dictionary<string, Origin> _members = new(StringComparer.Ordinal);

    private ComponentPurity(INamedTypeSymbol type, PurityWalk walk) => (_type, _walk) = (type, walk);

    /// <summary>What is wrong, each at its place; nowhere where it lies in a base class.</summary>
    public static IEnumerable<(Effect Effect, Location? Place)> Check(INamedTypeSymbol type, PurityProgram program, CancellationToken cancellation)
    {
        if (!IsCached(type) || RunReader.Find(type, new Findings()) is not { } run || Determinism.IsDeclared(type))
            yield break;
        string[] roots = [.. Roots(type, run).Select(each => program.Note(each)).OfType<string>()];
        var walk = new PurityWalk(id => program.Find(id, cancellation), MethodIds.Within(type));
        walk.Follow(roots, cancellation);
        var check = new ComponentPurity(type, walk);
        bool hasProof = LeavesProof(run);
        bool expires = PolicyReader.Cache(type) == "Expires";
        foreach (Effect effect in check.Found(roots, hasProof).Where(each => !(expires && IsOutside(each.Fact.Kind))))
            yield return program.Place(effect, run);
    }

    /// <summary>Whether it is what comes from outside, which a result that expires may hold for a time.</summary>
    private static bool IsOutside(Impurity kind) => kind is Impurity.Clock or Impurity.Environment or Impurity.FileRead or Impurity.Network or Impurity.Database;

    /// <summary>A component that takes a service of which nothing is known runs every time, whatever it says.</summary>
    private static bool IsCached(INamedTypeSymbol type)
    {
        if (type.Find("ComponentAttribute") is null || PolicyReader.Cache(type) == "Never")
            return false;
        var findings = new Findings();
        ConstructorReader.Read(type, isCached: true, findings);
        return findings.ToArray().Count == 0;
    }

    private static IEnumerable<ISymbol> Roots(INamedTypeSymbol type, IMethodSymbol run) =>
        type.InstanceConstructors.Where(static each => !(each.IsImplicitlyDeclared && each.Parameters.Length > 0))
            .Concat(type.GetMembers().OfType<IMethodSymbol>().Where(static each => each.IsOverride && each.Name is not ("ToString" or "GetHashCode" or "Equals")))
            .Append(run);

    private IEnumerable<Effect> Found(string[] roots, bool hasProof)
    {
        var seen = new HashSet<(Impurity, string, EffectPlace?)>();
        foreach (Effect effect in roots.SelectMany(_walk.Effects).OrderBy(static each => each.Through.Count))
        {
            Impurity kind = effect.Fact.Kind;
            if (effect.Fact.IsChange || (hasProof && kind is Impurity.FileRead or Impurity.FileWrite or Impurity.Network or Impurity.Database))
                continue;
            if (effect.Fact.IsConditional && IsDeclared(effect.Fact.From))
                continue;
            if (seen.Add(Mistake(effect)))
                yield return effect;
        }
    }

    /// <summary>
    /// What makes effects one mistake: the place; for static state, the member in one method; for a database, the database. A call that reads and writes
    /// at undeclared places is one mistake as well.
    /// </summary>
    private static (Impurity Kind, string Cause, EffectPlace? Place) Mistake(Effect effect) => effect.Fact.Kind switch
    {
        Impurity.Database => (Impurity.Database, "", null),
        Impurity.FileWrite => (Impurity.FileRead, "", effect.Place),
        Impurity.StaticState when effect is { Through.Count: 0, Place: { } place } => (Impurity.StaticState, $"{effect.Fact.Cause} {place.Method}", null),
        var kind => (kind, "", effect.Place),
    };

    /// <summary>Whether a value of the component's own comes from what its key knows. Inputs, seeds, contexts and services do.</summary>
    private bool IsDeclared(Origin origin) =>
        origin.IsDeclared || origin.Parameters != 0 || origin.IsReceiver || origin.Members.Any(member => Member(member).IsDeclared);

    private Origin Member(string id)
    {
        if (_members.TryGetValue(id, out Origin known))
            return known;
        _members[id] = Origin.None;
        Origin origin = Symbol(id) switch
        {
            null => Origin.Declared,
            { } symbol when symbol.Find("ParameterAttribute") is not null => symbol.Find("SourceAttribute") is null ? Origin.None : Origin.Declared,
            IPropertySymbol property when !Bodies.IsAuto(property, CancellationToken.None) => Origin.Declared,
            _ => Assigned(id),
        };
        return _members[id] = origin;
    }

    private Origin Assigned(string id)
    {
        MemberAssignment[] assignments = [.. _walk.Reached.SelectMany(static each => each.Assignments).Where(each => each.Member == id)];
        return assignments.Length == 0 || assignments.Any(each => IsDeclared(each.From)) ? Origin.Declared : Origin.None;
    }

    private ISymbol? Symbol(string id)
    {
        for (INamedTypeSymbol? type = _type; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is IFieldSymbol or IPropertySymbol && MethodIds.Of(member) == id)
                    return member;
            }
        }

        return null;
    }

    /// <summary>Whether an output says whether what was done outside is still there, so that a reused step has done it.</summary>
    private static bool LeavesProof(IMethodSymbol run) => Outputs(run.ReturnType).Any(static each => !each.GetMembers("IsStillThere").IsEmpty);

    private static IEnumerable<ITypeSymbol> Outputs(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => Outputs(result),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(static each => each.Type),
        INamedTypeSymbol named when !named.IsArtifact() => named.GetMembers().OfType<IPropertySymbol>().Select(static each => each.Type),
        _ => [type],
    };
}
