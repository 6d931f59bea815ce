using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>What static fields and properties that never change are declared with.</summary>
internal static class StaticValues
{
    /// <summary>The value of a static readonly field, or of a static property that keeps one; null where it has none, or code may give it another.</summary>
    public static ExpressionSyntax? Of(ISymbol? member, CancellationToken cancellation) =>
        member is IFieldSymbol { IsStatic: true, IsReadOnly: true } or IPropertySymbol { IsStatic: true, SetMethod: null }
        && !member.ContainingType.StaticConstructors.Any(static each => !each.IsImplicitlyDeclared)
            ? Initializer(member, cancellation)
            : null;

    /// <summary>What a variable, field or property is declared with; null where it computes its value.</summary>
    public static ExpressionSyntax? Initializer(ISymbol symbol, CancellationToken cancellation) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        PropertyDeclarationSyntax property when property.AccessorList?.Accessors.All(static each => each.Body is null && each.ExpressionBody is null) == true => property.Initializer?.Value,
        _ => null,
    };
}
