using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds the items that a loop runs over: constants, tuples of them, and results of steps.</summary>
internal sealed class LoopListReader(DefineContext context, HandleReader handles)
{
    /// <summary>How many variables and fields may stand between a loop and its list, so that two that name each other end.</summary>
    private const int MostNames = 16;

    private const string OtherList = "write the list in the loop, in a variable of Define, or in a static readonly field with a value";
    private const string OtherItem = "a loop runs over numbers, texts, enumerations, tuples of these and results of steps";

    /// <summary>The items; null where they are not known, which has been reported.</summary>
    public IReadOnlyList<WiringValue>? Read(CommonForEachStatementSyntax loop)
    {
        ITypeSymbol? type = context.Semantics.GetForEachStatementInfo(loop).ElementType;
        if (handles.Read(loop.Expression) is { } value and not TextValue)
        {
            if (value is ListValue list)
                return [.. list.Items];
            // Nothing else that steps yield can be looped over, and C# says so.
            context.Break(loop.Expression);
            return null;
        }

        if (Elements(loop.Expression, context.Semantics, 0) is not { } elements)
            return Unknown(loop);
        var items = new List<WiringValue>();
        foreach (Element element in elements)
        {
            if ((element.Value ?? Item(element.Syntax, element.Semantics, type)) is not { } item)
                return Refuse(loop, element.Syntax, element.Semantics);
            items.Add(item);
        }

        return items;
    }

    private static string OfParameter(string parameter, string instead) =>
        $"which steps a pipeline has may not depend on the parameter '{parameter}'; {instead}, or give the parameter to one component that works on all items";

    private IReadOnlyList<WiringValue>? Unknown(CommonForEachStatementSyntax loop)
    {
        if (context.Semantics.GetTypeInfo(loop.Expression, context.Cancellation).Type is null or IErrorTypeSymbol && !context.Handles.MentionsWiring(loop.Expression))
            context.Break(loop.Expression);
        else
            context.Report(WiringRules.LoopListUnknown, loop.Expression.GetLocation(), WrittenText.Short(loop.Expression), ParameterTrace.Find(loop.Expression, context.Semantics) is string parameter ? OfParameter(parameter, "write the list in the loop") : OtherList);
        return null;
    }

    /// <summary>Reports an item; at the loop where it stands outside of <c>Define</c>.</summary>
    private IReadOnlyList<WiringValue>? Refuse(CommonForEachStatementSyntax loop, ExpressionSyntax item, SemanticModel semantics)
    {
        bool isNear = item.SyntaxTree == loop.SyntaxTree && item.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.Span.Contains(loop.Span);
        if (semantics.GetTypeInfo(item, context.Cancellation) is { Type: null or IErrorTypeSymbol, ConvertedType: null or IErrorTypeSymbol } && !context.Handles.MentionsWiring(item))
            context.Break(loop.Expression);
        else
            context.Report(WiringRules.LoopItemUnknown, (isNear ? item : loop.Expression).GetLocation(), WrittenText.Short(item), ParameterTrace.Find(item, semantics) is string parameter ? OfParameter(parameter, "write a constant") : OtherItem);
        return null;
    }

    private WiringValue? Item(ExpressionSyntax item, SemanticModel semantics, ITypeSymbol? type)
    {
        if (item is ParenthesizedExpressionSyntax parenthesized)
            return Item(parenthesized.Expression, semantics, type);
        if (item is TupleExpressionSyntax tuple)
            return Tuple(tuple, semantics, type as INamedTypeSymbol);
        if (IsHere(item, semantics) && handles.Read(item) is { } value and not TextValue)
            return value;
        Optional<object?> constant = Constant(item, semantics);
        ITypeSymbol? target = type is null or IErrorTypeSymbol ? semantics.GetTypeInfo(item, context.Cancellation).Type : type;
        return constant.HasValue && target is not null and not IErrorTypeSymbol && ExpressionText.Of(constant.Value, target) is { } text ? new TextValue(text) : null;
    }

    /// <summary>Whether an expression stands in Define. A list may be a field's, in the same file: names in it are not those of Define.</summary>
    private bool IsHere(ExpressionSyntax expression, SemanticModel semantics) =>
        semantics == context.Semantics && expression.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "Define" };

    private Optional<object?> Constant(ExpressionSyntax expression, SemanticModel semantics) =>
        IsHere(expression, semantics) ? context.Constants.Read(expression) : semantics.GetConstantValue(expression, context.Cancellation);

    private TupleValue? Tuple(TupleExpressionSyntax tuple, SemanticModel semantics, INamedTypeSymbol? type)
    {
        ImmutableArray<IFieldSymbol> fields = type is { IsTupleType: true } && type.TupleElements.Length == tuple.Arguments.Count ? type.TupleElements : [];
        var elements = ImmutableArray.CreateBuilder<(string, WiringValue)>();
        for (int i = 0; i < tuple.Arguments.Count; i++)
        {
            if (Item(tuple.Arguments[i].Expression, semantics, fields.IsEmpty ? null : fields[i].Type) is not { } element)
                return null;
            elements.Add((fields.IsEmpty ? tuple.Arguments[i].NameColon?.Name.Identifier.ValueText ?? "" : fields[i].Name, element));
        }

        return new TupleValue(elements.ToImmutable());
    }

    /// <summary>The expressions of a list's items, and the models of the files that they stand in; null where it is no list that is known.</summary>
    private List<Element>? Elements(ExpressionSyntax list, SemanticModel semantics, int names)
    {
        switch (list)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Elements(parenthesized.Expression, semantics, names);
            case CastExpressionSyntax cast:
                return Elements(cast.Expression, semantics, names);
            case ImplicitArrayCreationExpressionSyntax { Initializer: var initializer }:
                return With(initializer.Expressions, semantics);
            case ArrayCreationExpressionSyntax { Initializer: { } initializer, Type.RankSpecifiers: [{ Rank: 1 }] }:
                return With(initializer.Expressions, semantics);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } initializer:
                return With(initializer.Expressions, semantics);
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer, ArgumentList: null or { Arguments.Count: 0 } } when IsList(semantics.GetTypeInfo(list, context.Cancellation).Type):
                return With(initializer.Expressions, semantics);
            case CollectionExpressionSyntax collection:
                return Spread(collection, semantics, names);
            case ExpressionSyntax when EmptyLists.Is(list, semantics):
                return [];
            case InvocationExpressionSyntax when EnumValues.Of(semantics.GetSymbolInfo(list, context.Cancellation).Symbol) is { } values:
                return [.. values.Select(each => new Element(list, semantics, new TextValue(each)))];
            case ExpressionSyntax when Letters(list, semantics) is { } letters:
                return letters;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when names < MostNames && Declared(semantics.GetSymbolInfo(list, context.Cancellation).Symbol) is { } declared:
                SemanticModel there = declared.SyntaxTree == semantics.SyntaxTree ? semantics : context.Semantics.Compilation.Semantics(declared.SyntaxTree);
                return Elements(declared, there, names + 1);
            default:
                return null;
        }
    }

    /// <summary>Whether a type keeps what it is initialised with, each as often as it stands there and in that order: a set does not.</summary>
    private static bool IsList(ITypeSymbol? type) => type is INamedTypeSymbol { MetadataName: "List`1", ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } };

    private static List<Element> With(IEnumerable<ExpressionSyntax> items, SemanticModel semantics) => [.. items.Select(each => new Element(each, semantics, null))];

    /// <summary>The letters of a constant text; null where it is none.</summary>
    private List<Element>? Letters(ExpressionSyntax text, SemanticModel semantics)
    {
        if (semantics.GetTypeInfo(text, context.Cancellation).Type is not { SpecialType: SpecialType.System_String } || Constant(text, semantics) is not { HasValue: true, Value: string letters })
            return null;
        ITypeSymbol type = semantics.Compilation.GetSpecialType(SpecialType.System_Char);
        return [.. letters.Select(each => ExpressionText.Of(each, type)).OfType<ExpressionText>().Select(each => new Element(text, semantics, new TextValue(each)))];
    }

    private List<Element>? Spread(CollectionExpressionSyntax collection, SemanticModel semantics, int names)
    {
        var all = new List<Element>();
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            List<Element>? items = element switch
            {
                ExpressionElementSyntax single => [new Element(single.Expression, semantics, null)],
                SpreadElementSyntax spread => Elements(spread.Expression, semantics, names),
                _ => null,
            };
            if (items is null)
                return null;
            all.AddRange(items);
        }

        return all;
    }

    /// <summary>The value that a variable of <c>Define</c> or a static field that never changes is declared with.</summary>
    private ExpressionSyntax? Declared(ISymbol? symbol) =>
        symbol is ILocalSymbol local ? StaticValues.Initializer(local, context.Cancellation) : StaticValues.Of(symbol, context.Cancellation);

    /// <summary>An item of a list.</summary>
    /// <param name="Syntax">The item, or the list that it comes from.</param>
    /// <param name="Semantics">The model of its file.</param>
    /// <param name="Value">Its value, where it is known already.</param>
    private readonly record struct Element(ExpressionSyntax Syntax, SemanticModel Semantics, WiringValue? Value);
}
