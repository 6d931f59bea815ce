namespace Millrace.Compiler;

/// <summary>A value that a method puts into a field or property of its own object.</summary>
/// <param name="Member">The member's id.</param>
/// <param name="From">Where the value comes from.</param>
public sealed record MemberAssignment(string Member, Origin From);
