namespace Millrace.Compiler;

/// <summary>Something impure that a method does itself.</summary>
/// <param name="Kind">What it depends on.</param>
/// <param name="Cause">The member that does it, as people write it: <c>DateTime.UtcNow</c>.</param>
/// <param name="IsConditional">Whether it is impure only where <paramref name="From"/> is not declared: a file's path, a connection's text.</param>
/// <param name="From">Where that comes from.</param>
/// <param name="Start">Where it stands, from the start of the method's declaration.</param>
/// <param name="Length">How long it is.</param>
public sealed record PurityFact(Impurity Kind, string Cause, bool IsConditional, Origin From, int Start = 0, int Length = 0)
{
    /// <summary>Whether it is a change of an object, which matters only where something static holds that object.</summary>
    public bool IsChange => Kind == Impurity.StaticState && IsConditional;

    /// <summary>A change of an object.</summary>
    /// <param name="of">Whose object it is: the method's own, or a parameter's.</param>
    public static PurityFact Change(Origin of) => new(Impurity.StaticState, "", true, of);
}
