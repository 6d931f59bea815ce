using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what a variable of <c>Define</c> is given: results of steps, values that are known before the run, and tuples of both.</summary>
internal sealed class ValueReader(DefineContext context, HandleReader handles, EffectReader effects)
{
    /// <summary>The value of an expression; what cannot be followed is reported.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="type">The variable's type; null where it is not known.</param>
    public WiringValue Read(ExpressionSyntax expression, ITypeSymbol? type)
    {
        if (Unwrapped(expression) is TupleExpressionSyntax tuple && context.Handles.MentionsWiring(tuple))
            return ReadTuple(tuple, type as INamedTypeSymbol);
        if (handles.Read(expression) is { } value and not TextValue)
            return Takes(type, value) ? value : context.Break(expression);
        if (type.IsMillrace("Handle") || type.IsMillrace("StepHandle"))
            return context.Refuse(expression);
        if (expression.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault(each => context.Handles.MadeComponent(each) is not null) is { } made)
            return context.Refuse(made);

        ExpressionText text = ExpressionReader.Read(expression, type, context.Semantics, context.Scope, context.Cancellation);
        if (text.Code is not null)
            return new TextValue(text);
        // C# says so where an expression without a type has none from its place either.
        if (type is null && context.Semantics.GetTypeInfo(expression, context.Cancellation).Type is null)
            return context.Break(expression);
        if (text.Obstacle is { } change && effects.ReportChange(expression, change.Location))
            return WiringValue.Broken;
        return text.Obstacle is { } obstacle ? context.Refuse(expression, at: obstacle.Location)
            : context.Handles.MentionsWiring(expression) ? context.Refuse(expression)
            : context.Break(expression);
    }

    /// <summary>What an assignment takes apart or stores as it is: a tuple that is written there, or what stands for results of steps.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <returns>The value; null where it is another one.</returns>
    public WiringValue? ReadRight(AssignmentExpressionSyntax assignment) => (assignment.Left, Unwrapped(assignment.Right)) switch
    {
        (IdentifierNameSyntax variable, TupleExpressionSyntax tuple) when context.Handles.MentionsWiring(tuple) => ReadTuple(tuple, TypeOf(variable) as INamedTypeSymbol),
        (TupleExpressionSyntax parts, TupleExpressionSyntax tuple) when parts.Arguments.Count == tuple.Arguments.Count =>
            new TupleValue([.. tuple.Arguments.Select((each, i) => ("", Read(each.Expression, TypeOf(parts.Arguments[i].Expression))))]),
        (TupleExpressionSyntax or DeclarationExpressionSyntax, TupleExpressionSyntax tuple) => ReadTuple(tuple, null),
        _ => handles.Read(assignment.Right),
    };

    /// <summary>The type of a variable, or of the one that a part of a deconstruction declares; null where it is not known.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax target)
    {
        ITypeSymbol? type = target switch
        {
            TupleExpressionSyntax or DeclarationExpressionSyntax { Type.IsVar: true } => null,
            DeclarationExpressionSyntax declaration => context.Semantics.GetTypeInfo(declaration.Type, context.Cancellation).Type,
            _ => (context.Semantics.GetSymbolInfo(target, context.Cancellation).Symbol as ILocalSymbol)?.Type,
        };
        return type is IErrorTypeSymbol ? null : type;
    }

    /// <summary>Whether C# accepts a value of a step as one of a type. A type that is not known yet may be anything.</summary>
    public static bool Takes(ITypeSymbol? type, WiringValue value) => value is not OutputValue output || type switch
    {
        null => true,
        INamedTypeSymbol { TypeArguments: [var item] } when type.IsMillrace("Handle") => !output.Type.DiffersFrom(TypeRefs.Of(item)),
        _ => type.SpecialType is SpecialType.None or SpecialType.System_Object,
    };

    private TupleValue ReadTuple(TupleExpressionSyntax tuple, INamedTypeSymbol? type)
    {
        ImmutableArray<IFieldSymbol> fields = type is { IsTupleType: true } && type.TupleElements.Length == tuple.Arguments.Count ? type.TupleElements : [];
        return new TupleValue([.. tuple.Arguments.Select((each, i) => (
            fields.IsEmpty ? TupleValue.NameOf(each) : fields[i].Name,
            Read(each.Expression, fields.IsEmpty || fields[i].Type is IErrorTypeSymbol ? null : fields[i].Type)))]);
    }

    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax inner ? Unwrapped(inner.Expression) : expression;
}
