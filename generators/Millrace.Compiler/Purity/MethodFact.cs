namespace Millrace.Compiler;

/// <summary>Something impure that a method of a library does, in itself or in what it calls.</summary>
/// <param name="Method">The method's id in documentation files.</param>
/// <param name="Fact">What it does.</param>
public sealed record MethodFact(string Method, PurityFact Fact);
