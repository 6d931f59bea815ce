using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>An expression with full names, which can stand in generated code.</summary>
/// <param name="Code">The code; null where C# reports an error in the expression, or an obstacle was found.</param>
/// <param name="IsConstant">Whether the code is a literal that may be an optional argument's default.</param>
/// <param name="Constant">The value, where it is known and can be compared.</param>
/// <param name="Obstacle">What cannot be copied.</param>
internal sealed record ExpressionText(string? Code, bool IsConstant = false, ConstantValue? Constant = null, Obstacle? Obstacle = null)
{
    /// <summary>The constant as C# sees it, where the code is one.</summary>
    public Optional<object?> Value { get; init; }

    /// <summary>A constant as code of a type; null where the type has no literals.</summary>
    public static ExpressionText? Of(object? value, ITypeSymbol type) =>
        Literals.Write(value, type) is string literal ? new ExpressionText(literal, IsConstant: true, Literals.Value(value, type)) { Value = value } : null;
}

/// <summary>A part of an expression that cannot stand in generated code.</summary>
/// <param name="Text">What it is: code, or words such as <c>a lambda</c>.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record Obstacle(string Text, Location Location)
{
    /// <summary>The text in a message: code stands in quotes, words do not.</summary>
    public string Quoted => Text.Contains(' ') ? Text : $"'{Text}'";
}
