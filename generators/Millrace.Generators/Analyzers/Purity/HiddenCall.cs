using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>A call that is not written as one: of an operator, of <c>Dispose</c> by <c>using</c>, of <c>ToString</c> in a text.</summary>
/// <param name="Method">The method.</param>
/// <param name="Syntax">What stands for the call.</param>
/// <param name="Instance">What it is called on; null for static methods, and where that is not to be seen.</param>
/// <param name="Arguments">What it is called with, as far as that is to be seen.</param>
internal readonly record struct HiddenCall(IMethodSymbol Method, SyntaxNode Syntax, IOperation? Instance, params IOperation[] Arguments);
