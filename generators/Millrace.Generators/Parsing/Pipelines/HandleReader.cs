using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Follows expressions that stand for the results of steps.</summary>
internal sealed class HandleReader
{
    private readonly DefineContext _context;
    private readonly StepReader _steps;
    private readonly ControlReader _control;
    private readonly ReferenceReader _references;
    private readonly MapReader _maps;
    private readonly OtherFormReader _otherForms;

    /// <param name="context">What is known so far.</param>
    /// <param name="statements">Reads the body of a map; yields what it returns, and where that is written.</param>
    public HandleReader(DefineContext context, Func<BlockSyntax, (WiringValue Value, ExpressionSyntax Written)?> statements)
    {
        _context = context;
        _steps = new StepReader(context, this);
        _control = new ControlReader(context, this);
        _references = new ReferenceReader(context);
        _maps = new MapReader(context, this, statements);
        _otherForms = new OtherFormReader(context);
    }

    /// <summary>The outputs that a value stands for.</summary>
    public static IEnumerable<OutputValue> Items(WiringValue? value) => value switch
    {
        OutputValue output => [output],
        ListValue list => list.Items,
        _ => [],
    };

    /// <summary>What an expression stands for, or null where it is no part of the wiring.</summary>
    public WiringValue? Read(ExpressionSyntax expression)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression);
            case PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return Read(postfix.Operand);
            case IdentifierNameSyntax name:
                return _context.Scopes.Recall(name.Identifier.ValueText);
            case MemberAccessExpressionSyntax access when access.IsKind(SyntaxKind.SimpleMemberAccessExpression):
                return ReadMember(access);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when access.IsKind(SyntaxKind.SimpleMemberAccessExpression):
                return _otherForms.Read(call) ?? ReadCall(call, access);
            case InvocationExpressionSyntax { Expression: GenericNameSyntax } call:
                return _otherForms.Read(call);
            case AwaitExpressionSyntax:
                // Define is not async, and C# says so; if it is, that has been reported.
                return _context.Break(expression);
            case ConditionalAccessExpressionSyntax conditional when Read(conditional.Expression) is not null and not TextValue and not ListValue:
                // A handle is never null, as C# says.
                return _context.Break(conditional);
            case ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax } element when Read(element.Expression) is OutputValue or StepValue:
                // Neither a handle nor a tuple has elements by number, as C# says.
                return _context.Break(element);
            case CollectionExpressionSyntax collection:
                return ReadList(collection.Elements.Select(static each => each switch
                {
                    ExpressionElementSyntax element => element.Expression,
                    SpreadElementSyntax spread => spread.Expression,
                    _ => null,
                }), collection);
            case BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation:
                return ReadList(creation.Initializer is { } items ? items.Expressions : [], creation);
            case ImplicitArrayCreationExpressionSyntax array:
                return ReadList(array.Initializer.Expressions, array);
            case ArrayCreationExpressionSyntax { Initializer: { } initializer } array:
                return ReadList(initializer.Expressions, array);
            case ArrayCreationExpressionSyntax when EmptyLists.Is(expression, _context.Semantics):
                return ReadList([], expression);
            default:
                return null;
        }
    }

    private WiringValue? ReadCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        string method = access.Name.Identifier.ValueText;
        if (method == "Step" && Read(access.Expression) is null)
            return _steps.Read(call, access);
        if (_references.Read(call, access) is { } reference)
            return reference;
        if (EmptyLists.Is(call, _context.Semantics))
            return ReadList([], call);
        WiringValue? target = access.Expression is TypeSyntax and not IdentifierNameSyntax ? null : Read(access.Expression);
        if (target is null && IsUnknownOfComponent(access))
            return _context.Break(call);
        if (target is null or TextValue)
            return null;
        if (method == "Named")
            return ReadName(call, access, target);
        if (method == "Map" && target is OutputValue)
            return _maps.Read(call, access, target);
        if (_control.Read(call, access, target) is { } controlled)
            return controlled;
        if (target is ListValue list && ReadListCall(call, method, list) is { } result)
            return result;
        if (target is OutputValue output && call.ArgumentList.Arguments.Count == 0 && method.StartsWith("As", StringComparison.Ordinal))
        {
            // C# knows the same methods: where the schema derives from no such schema, it reports the missing method.
            return _context.Views.Find(output.Type, method) is { } view
                ? output.Through(view)
                : _context.Break(call);
        }

        if (target is OutputValue or StepValue or ListValue && _context.Semantics.GetSymbolInfo(call, _context.Cancellation).Symbol is null)
            return _context.Break(call);
        return target == WiringValue.Broken ? target : null;
    }

    /// <summary>Whether a component is asked for a method that neither it nor generated code has.</summary>
    private bool IsUnknownOfComponent(MemberAccessExpressionSyntax access) =>
        _context.Semantics.GetSymbolInfo(access.Expression, _context.Cancellation).Symbol is INamedTypeSymbol type && type.Find("ComponentAttribute") is not null
        && _context.Semantics.LookupSymbols(access.SpanStart, type, access.Name.Identifier.ValueText).IsEmpty;

    private WiringValue ReadName(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, WiringValue target)
    {
        if (target.Made is not (var frame, var step) || call.ArgumentList.Arguments is not [{ Expression: var name }])
            return target == WiringValue.Broken ? target : _context.Break(call);
        if (!StepCalls.Makes(access.Expression) && !StepCalls.Refers(access.Expression))
        {
            _context.Report(WiringRules.NamedMisplaced, access.Name.GetLocation());
            return WiringValue.Broken;
        }

        Optional<object?> constant = _context.Constants.Read(name);
        if (constant is { HasValue: true, Value: string text })
            return DefineContext.Name(frame, step, text, name) ?? target;
        else if (_context.Semantics.GetTypeInfo(name, _context.Cancellation).Type is { SpecialType: SpecialType.System_String } && !MentionsUnknown(name))
        {
            _context.Report(WiringRules.NameNotKebab, name.GetLocation(), $"'{WrittenText.Short(name)}'", WiringRules.NameAdvice(frame.Steps[step]));
            frame.Steps[step] = frame.Steps[step] with { IsNameReported = true };
        }
        else
            _context.Break(name);
        return target;
    }

    /// <summary>Whether an expression uses a name that C# does not know.</summary>
    private bool MentionsUnknown(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(each =>
        each.Parent is not NameColonSyntax && (each.Parent is not MemberAccessExpressionSyntax access || access.Expression == each)
        && _context.Semantics.GetSymbolInfo(each, _context.Cancellation) is { Symbol: null, CandidateSymbols.IsEmpty: true });

    private WiringValue? ReadMember(MemberAccessExpressionSyntax access)
    {
        if (access.Expression is PredefinedTypeSyntax or ThisExpressionSyntax)
            return null;
        WiringValue? target = Read(access.Expression);
        if ((target as TupleValue)?.Element(access.Name.Identifier.ValueText) is { } element)
            return element;
        if (target is not StepValue step)
            return target is null or TextValue ? null : target == WiringValue.Broken ? target : _context.Semantics.GetSymbolInfo(access, _context.Cancellation).Symbol is null ? _context.Break(access) : null;
        string member = access.Name.Identifier.ValueText;
        EquatableArray<OutputModel> outputs = step.Frame.Steps[step.Step].Component.Outputs;
        for (int i = 0; i < outputs.Count; i++)
        {
            if (outputs[i].Member.TrimStart('@') == member || member == $"Item{i + 1}")
                return DefineContext.Output(step.Frame, step.Step, i);
        }

        return _context.Break(access);
    }

    /// <summary>A call that adds to a list, or copies it; null for any other.</summary>
    private ListValue? ReadListCall(InvocationExpressionSyntax call, string method, ListValue list)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (method is "ToArray" or "ToList" && arguments.Count == 0)
            return list with { Items = [.. list.Items] };
        if (method is not ("Add" or "AddRange") || arguments.Count != 1)
            return null;
        WiringValue? added = Read(arguments[0].Expression);
        if (added is null or TextValue ? !_context.Handles.Report(arguments[0].Expression) : added is StepValue)
            _context.Break(arguments[0].Expression);
        TypeRef? type = list.Declared ?? list.Items.FirstOrDefault()?.Type;
        OutputValue[] items = [.. Items(added)];
        if (type is not null && items.Any(each => each.Type.DiffersFrom(type)))
            _context.Break(arguments[0].Expression);
        else
            list.Items.AddRange(items);
        return list;
    }

    private ListValue? ReadList(IEnumerable<ExpressionSyntax?> elements, ExpressionSyntax list)
    {
        (ExpressionSyntax Syntax, WiringValue? Value)[] read = [.. elements.OfType<ExpressionSyntax>().Select(each => (each, Read(each)))];
        if (read.Length == 0)
            return HandleRecognizer.ItemOf(_context.Semantics.GetTypeInfo(list, _context.Cancellation).ConvertedType) is { } item ? new ListValue([], TypeRefs.Of(item)) : null;
        if (!Array.Exists(read, static each => each.Value is not null and not TextValue))
            return null;
        foreach ((ExpressionSyntax element, WiringValue? value) in read)
        {
            if (value is StepValue || (value is null or TextValue && !_context.Handles.Report(element)))
                _context.Break(element);
        }

        return new ListValue(read.SelectMany(static each => Items(each.Value)).ToList());
    }
}
