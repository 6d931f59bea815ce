using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>What an expression may use besides constants and static members, and how generated code spells it.</summary>
internal abstract class ExpressionScope
{
    /// <summary>A local variable as generated code spells it, or null where it may not be used.</summary>
    public abstract string? Local(ILocalSymbol local);

    /// <summary>Whether a local variable could not be read, which has been reported.</summary>
    public abstract bool IsBroken(ILocalSymbol local);

    /// <summary>An element of a local variable that holds a tuple, as generated code spells it; null where there is none.</summary>
    public abstract string? Element(ILocalSymbol local, string element);

    /// <summary>A member of the instance as generated code spells it, or null where it may not be used.</summary>
    public abstract string? Member(ISymbol member);

    /// <summary>The value of an expression that is known when the program is compiled.</summary>
    public abstract Optional<object?> Constant(ExpressionSyntax expression);
}
