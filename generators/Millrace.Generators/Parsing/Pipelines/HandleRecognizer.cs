using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Recognizes expressions that stand for handles though the wiring cannot be followed through them.</summary>
internal sealed class HandleRecognizer(DefineContext context)
{
    /// <summary>Reports an expression that yields a handle and cannot be followed.</summary>
    /// <returns>Whether it is one.</returns>
    public bool Report(ExpressionSyntax expression)
    {
        // What is wrong with a variable has been reported where it got its value.
        if (expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(each => context.Variables.TryGetValue(each.Identifier.ValueText, out WiringValue? value) && value == WiringValue.Broken))
        {
            _ = context.Break(expression);
            return true;
        }

        DiagnosticRule? rule = MentionsWiring(expression) ? WiringRules.ExpressionNotAllowed
            : IsHandle(expression) ? WiringRules.UnknownHandle
            : null;
        if (rule is not null)
            _ = context.Refuse(expression, rule);
        return rule is not null;
    }

    /// <summary>Whether an expression holds results of steps, or a call of Step. Their C# type is not known while Step is not generated.</summary>
    public bool MentionsWiring(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().Any(each => each switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Step" } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Of" }, Expression: var type } } => ReferenceReader.Kind(context.Semantics.GetSymbolInfo(type, context.Cancellation).Symbol as INamedTypeSymbol) is not null,
        IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax and not NameColonSyntax } name => IsWiring(name),
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Expression == name && IsWiring(name),
        _ => false,
    });

    /// <summary>Whether an expression chooses between results of steps by what only a run could know.</summary>
    public bool IsChoice(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => IsChoice(inner.Expression),
        ConditionalExpressionSyntax choice => MentionsWiring(choice.WhenTrue) || MentionsWiring(choice.WhenFalse),
        SwitchExpressionSyntax choice => choice.Arms.Any(each => MentionsWiring(each.Expression)),
        _ => false,
    };

    /// <summary>Whether an operator stands before the result of a step, or beside one, that C# knows for no handle.</summary>
    public bool HasOperator(ExpressionSyntax expression) => expression.DescendantNodesAndSelf(static each => each is not AnonymousFunctionExpressionSyntax).Any(each => each switch
    {
        PrefixUnaryExpressionSyntax negation => negation.IsKind(SyntaxKind.LogicalNotExpression) && IsResult(negation.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } pair => IsResult(pair.Left) || IsResult(pair.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseAndExpression or (int)SyntaxKind.BitwiseOrExpression or (int)SyntaxKind.ExclusiveOrExpression } pair => IsResult(pair.Left) || IsResult(pair.Right),
        ConditionalExpressionSyntax choice => IsResult(choice.Condition),
        _ => false,
    });

    /// <summary>Whether an expression is the result of a step as it stands there.</summary>
    private bool IsResult(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => IsResult(inner.Expression),
        IdentifierNameSyntax name => context.Variables.TryGetValue(name.Identifier.ValueText, out WiringValue? value) && value is OutputValue or StepValue,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } access => context.Variables.TryGetValue(name.Identifier.ValueText, out WiringValue? whole)
            && (whole is StepValue || (whole is TupleValue tuple && tuple.Element(access.Name.Identifier.ValueText) is OutputValue or StepValue)),
        _ => StepCalls.Makes(expression),
    };

    /// <summary>The component that an expression creates by hand, which does nothing; null where it creates none.</summary>
    public ITypeSymbol? MadeComponent(ExpressionSyntax expression) =>
        expression is BaseObjectCreationExpressionSyntax && context.Semantics.GetTypeInfo(expression, context.Cancellation).Type is { } type && type.Find("ComponentAttribute") is not null ? type : null;

    /// <summary>Whether C# sees a handle, or a list of handles, that may come from anywhere.</summary>
    private bool IsHandle(ExpressionSyntax expression)
    {
        ITypeSymbol? type = context.Semantics.GetTypeInfo(expression, context.Cancellation).Type;
        return IsHandle(type) || TakesItsType(expression);
    }

    /// <summary>Whether an expression has no type but the one that its place gives it.</summary>
    public static bool TakesItsType(ExpressionSyntax expression) =>
        expression is ImplicitObjectCreationExpressionSyntax || expression.IsKind(SyntaxKind.DefaultLiteralExpression);

    /// <summary>What the handles of a list or an array stand for; null for another type.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? type)
    {
        ITypeSymbol? item = type is IArrayTypeSymbol array ? array.ElementType : (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        return item.IsMillrace("Handle") ? ((INamedTypeSymbol)item!).TypeArguments.FirstOrDefault() : null;
    }

    private static bool IsHandle(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsHandle(array.ElementType),
        // No input takes a handle that may be missing, as C# says.
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => false,
        INamedTypeSymbol named => named.IsMillrace("Handle") || named.IsMillrace("StepHandle") || named.TypeArguments.Any(IsHandle),
        _ => false,
    };

    private bool IsWiring(IdentifierNameSyntax name) =>
        context.Variables.TryGetValue(name.Identifier.ValueText, out WiringValue? value) && IsWiring(value);

    private static bool IsWiring(WiringValue value) => value is OutputValue or StepValue or ListValue || (value is TupleValue tuple && tuple.Elements.Any(static each => IsWiring(each.Value)));
}
