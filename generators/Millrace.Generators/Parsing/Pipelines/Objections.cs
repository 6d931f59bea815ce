using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>
/// Finds what C# has an objection to by itself, so that nothing more need be said. A generated member that it takes for unknown does no harm: where
/// C# has no objection after all, <see cref="UnreadDefineAnalyzer"/> speaks.
/// </summary>
internal static class Objections
{
    /// <summary>Whether C# rejects a part of an expression of Define, which is not async.</summary>
    public static bool Has(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellation) =>
        expression.DescendantNodesAndSelf(static each => each is not AnonymousFunctionExpressionSyntax).Any(each => each switch
        {
            AwaitExpressionSyntax => true,
            BaseObjectCreationExpressionSyntax creation => IsIncomplete(creation, semantics, cancellation),
            SimpleNameSyntax name => ExpressionRewriter.IsStart(name) && (IsUnknown(name, semantics) || IsTooEarly(name, semantics, cancellation)),
            _ => false,
        });

    /// <summary>Whether C# rejects a statement of Define, which returns nothing.</summary>
    public static bool Has(StatementSyntax statement, Compilation program) => statement switch
    {
        UnsafeStatementSyntax => program.Options is CSharpCompilationOptions { AllowUnsafe: false },
        BreakStatementSyntax or ContinueStatementSyntax => !statement.Ancestors().Any(static each => each is CommonForEachStatementSyntax),
        GotoStatementSyntax jump => jump.Expression is not IdentifierNameSyntax label || !HasLabel(jump, label.Identifier.ValueText),
        YieldStatementSyntax or ReturnStatementSyntax { Expression: not null } or ThrowStatementSyntax { Expression: null } => true,
        _ => false,
    };

    /// <summary>Whether a component is created without what its constructor or its required properties take.</summary>
    private static bool IsIncomplete(BaseObjectCreationExpressionSyntax creation, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetTypeInfo(creation, cancellation).Type is { } type && type.Find("ComponentAttribute") is not null
        && (semantics.GetSymbolInfo(creation, cancellation).Symbol is null || (creation.Initializer is null && type.GetMembers().OfType<IPropertySymbol>().Any(static each => each.IsRequired)));

    private static bool HasLabel(GotoStatementSyntax jump, string label) =>
        jump.Ancestors().OfType<BlockSyntax>().SelectMany(static each => each.Statements).OfType<LabeledStatementSyntax>()
            .SelectMany(static each => each.DescendantNodesAndSelf().OfType<LabeledStatementSyntax>()).Any(each => each.Identifier.ValueText == label);

    private static bool IsUnknown(SimpleNameSyntax name, SemanticModel semantics) =>
        name.Identifier.ValueText is not ("_" or "nameof" or "dynamic" or "nint" or "nuint")
        && semantics.LookupSymbols(name.SpanStart, name: name.Identifier.ValueText).IsEmpty;

    /// <summary>Whether a variable is used before it is declared.</summary>
    private static bool IsTooEarly(SimpleNameSyntax name, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { Locations: [var declaration, ..] } && declaration.SourceSpan.Start > name.SpanStart;
}
