using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Notes which static state a method uses, and which objects it changes.</summary>
/// <param name="code">The method.</param>
/// <param name="draft">What is found.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class StateUses(MethodCode code, SummaryDraft draft, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _statics = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<Origin> _changes = [];
    private HashSet<ISymbol>? _lookedInto;

    /// <summary>Whether a static field of the program holds state that changes; notes its use if so.</summary>
    public bool Note(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        bool isContainer = StaticState.IsContainer(field.Type);
        draft.DependsOnItsClass |= field.DeclaredAccessibility == Accessibility.Private && (!field.IsReadOnly || isContainer);
        bool changes = StaticState.Changes(field, cancellation)
            || (field.IsReadOnly && isContainer && (StaticState.IsMutated(operation.Syntax) || StaticState.IsMutatedInItsType(field, cancellation)));
        if (changes)
            Static(field, operation);
        return changes;
    }

    /// <summary>Notes that static state is used, unless only logs and errors tell it.</summary>
    public void Static(ISymbol member, IOperation use)
    {
        if (!code.Origins.IsHarmless(use) && !StaticState.IsSetUp(code.Symbol, member) && !StaticState.IsExempt(member) && _statics.Add(member) && _changed.Add(MemberNames.Of(member)))
            draft.Fact(Impurity.StaticState, MemberNames.Of(member), false, Origin.None, use.Syntax, member);
    }

    /// <summary>Notes that a field or property of an object is written; values that are made once when they are first asked for are no change.</summary>
    public void Written(IMemberReferenceOperation target)
    {
        bool isMaking = code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } or not IMethodSymbol && Values.IsThis(target.Instance);
        if (!isMaking && target.Parent is not ICoalesceAssignmentOperation && target.Instance is { } instance)
            Change(instance);
    }

    /// <summary>Notes that the content of a collection is changed, unless that only remembers what was computed.</summary>
    public void Content(IOperation collection)
    {
        if (!IsMemory(collection))
            Change(collection);
    }

    /// <summary>Notes that an object is changed: one that something static holds, or one of the caller's.</summary>
    private void Change(IOperation changed)
    {
        Holder holder = code.Holders.Of(changed);
        if (holder.Static is null && holder.From.IsOpen && _changes.Add(holder.From))
            draft.Add(PurityFact.Change(holder.From));
        else if (holder.Static is { } held && _changed.Add(held))
            draft.Add(new PurityFact(Impurity.StaticState, held, false, Origin.None, holder.Start, holder.Length));
    }

    /// <summary>Whether a collection of an object only remembers what was computed before: the method looks into it first.</summary>
    private bool IsMemory(IOperation collection) => Own(collection) is { } member && (_lookedInto ??= LookedInto()).Contains(member);

    private HashSet<ISymbol> LookedInto() => new(
        code.Body.SelectMany(static each => each.DescendantsAndSelf())
            .OfType<IInvocationOperation>()
            .Where(static call => call is { TargetMethod.Name: "TryGetValue" or "ContainsKey", Instance: not null })
            .Select(static call => Own(call.Instance!))
            .OfType<ISymbol>(),
        SymbolEqualityComparer.Default);

    private static ISymbol? Own(IOperation value) => Values.Plain(value) is IMemberReferenceOperation own && Values.IsThis(own.Instance) ? own.Member : null;
}
