namespace Millrace.Compiler;

/// <summary>What one method does that matters to purity, without looking into the methods that it calls. It holds texts alone.</summary>
/// <param name="Id">The method's id.</param>
/// <param name="Name">The method as people write it: <c>Clock.Stamp</c>.</param>
/// <param name="Facts">What it does itself.</param>
/// <param name="Calls">What it calls.</param>
/// <param name="Assignments">What it puts into fields and properties of its own object.</param>
public sealed record MethodSummary(
    string Id, string Name, EquatableArray<PurityFact> Facts, EquatableArray<PurityCall> Calls, EquatableArray<MemberAssignment> Assignments)
{
    /// <summary>Whether it also depends on what other methods of its class do with private static fields.</summary>
    public bool DependsOnItsClass { get; init; }

    /// <summary>The types whose members it lets others call without making an object itself, as the start of their constructors' ids: those that it gives to generic code.</summary>
    public EquatableArray<string> Made { get; init; }
}
