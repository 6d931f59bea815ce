using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Recognizes lists without items that are not written with braces or brackets.</summary>
internal static class EmptyLists
{
    /// <summary>Whether an expression is <c>new T[0]</c>, <c>new List&lt;T&gt;()</c>, <c>Array.Empty&lt;T&gt;()</c> or <c>Enumerable.Empty&lt;T&gt;()</c>.</summary>
    public static bool Is(ExpressionSyntax expression, SemanticModel semantics) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [{ Sizes: [var size] }, ..] } => semantics.GetConstantValue(size) is { HasValue: true, Value: 0 },
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments.Count: 0 } creation => semantics.GetTypeInfo(creation).Type.Is("System.Collections.Generic.List"),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Empty" } } } call =>
            semantics.GetSymbolInfo(call).Symbol?.ContainingType is { } type && (type.Is("System.Array") || type.Is("System.Linq.Enumerable")),
        _ => false,
    };
}
