using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What was found of a method so far.</summary>
/// <param name="code">The method.</param>
internal sealed class SummaryDraft(MethodCode code)
{
    private readonly List<PurityFact> _facts = [];
    private readonly List<PurityCall> _calls = [];
    private readonly List<MemberAssignment> _assignments = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>Whether what was found depends on what other methods of the class do.</summary>
    public bool DependsOnItsClass { get; set; }

    public void Add(PurityFact fact) => _facts.Add(fact);

    public void Add(PurityCall call) => _calls.Add(call);

    public void Add(MemberAssignment assignment) => _assignments.Add(assignment);

    /// <summary>Notes that members of a type are called as if an object of it had been made.</summary>
    public void Make(INamedTypeSymbol type) => _made.Add(MethodIds.OfConstructors(type));

    /// <summary>Notes something impure where a member is used.</summary>
    public void Fact(Impurity kind, string cause, bool isConditional, Origin from, SyntaxNode syntax, ISymbol member)
    {
        (int start, int length) = code.Place(syntax, member);
        _facts.Add(new PurityFact(kind, cause, isConditional, from, start, length));
    }

    /// <summary>Notes that a method is called where a member is used.</summary>
    public void Call(string id, Origin receiver, bool isOnThis, SyntaxNode syntax, ISymbol member)
    {
        (int start, int length) = code.Place(syntax, member);
        _calls.Add(new PurityCall(id, default, receiver, isOnThis, start, length));
    }

    public MethodSummary ToSummary(string id) => new(id, MemberNames.Of(code.Symbol), _facts.ToEquatableArray(), _calls.ToEquatableArray(), _assignments.ToEquatableArray())
    {
        DependsOnItsClass = DependsOnItsClass,
        Made = _made.ToEquatableArray(),
    };
}
