using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>What an expression may use besides constants and static members, and how generated code spells it.</summary>
internal abstract class ExpressionScope
{
    /// <summary>A local variable as generated code spells it, or null where it may not be used.</summary>
    public abstract string? Local(ILocalSymbol local);

    /// <summary>A member of the instance as generated code spells it, or null where it may not be used.</summary>
    public abstract string? Member(ISymbol member);
}
