namespace Millrace.Compiler;

/// <summary>One argument of a wrong call of Step.</summary>
/// <param name="Name">The parameter that it is meant for.</param>
/// <param name="IsList">Whether it is written as a list, which takes its type from where it stands.</param>
public readonly record struct WrongStepParameter(string Name, bool IsList);
