using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads the statements of <c>Define</c>.</summary>
internal sealed class DefineReader
{
    private readonly DefineContext _context;
    private readonly HandleReader _handles;
    private readonly LoopReader _loops;

    public DefineReader(DefineContext context)
    {
        _context = context;
        _handles = new HandleReader(context);
        _loops = new LoopReader(context, _handles);
    }

    public void Read(MethodDeclarationSyntax define)
    {
        if (define.ExpressionBody is { } arrow)
            ReadStatement(arrow.Expression);
        else if (define.Body is { } body)
            Read(body);
    }

    private void Read(BlockSyntax block)
    {
        var outer = new HashSet<string>(_context.Variables.Keys, StringComparer.Ordinal);
        foreach (StatementSyntax statement in block.Statements)
            Read(statement);
        foreach (string variable in _context.Variables.Keys.Where(each => !outer.Contains(each)).ToArray())
            _context.End(block, variable);
    }

    private void Read(StatementSyntax statement)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration:
                foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
                {
                    DeclareParts(variable);
                    ReadVariable(variable);
                }

                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                ReadAssignment(assignment);
                break;
            case ExpressionStatementSyntax effect:
                DeclareParts(effect);
                ReadStatement(effect.Expression);
                break;
            case CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } loop:
                // Define is not async, and C# says so; if it is, that has been reported.
                _context.Break(loop.Expression);
                break;
            case CommonForEachStatementSyntax loop:
                _loops.Read(loop, Read);
                break;
            case BlockSyntax block:
                Read(block);
                break;
            case EmptyStatementSyntax:
                break;
            case LabeledStatementSyntax labeled:
                // A goto that leads there is reported.
                Read(labeled.Statement);
                break;
            case LocalFunctionStatementSyntax function:
                _context.Variables[function.Identifier.ValueText] = WiringValue.Broken;
                goto default;
            case LocalDeclarationStatementSyntax declaration when declaration.Declaration.Variables.Any(each => each.Initializer is { } value && _handles.Read(value.Value) is not (null or TextValue)):
                // Handles are nothing to dispose of, and C# says so.
                _context.Break(statement);
                break;
            case var other when Objections.Has(other, _context.Semantics.Compilation):
                _context.Break(other);
                break;
            default:
                _context.Report(WiringRules.StatementNotAllowed, statement.GetFirstToken().GetLocation(), Describe(statement));
                break;
        }
    }

    /// <summary>Variables that are declared inside of an expression, which no expression of Define may do: what is wrong is reported there, and not where they are used.</summary>
    private void DeclareParts(SyntaxNode node)
    {
        foreach (SingleVariableDesignationSyntax part in node.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
            _context.Variables[part.Identifier.ValueText] = WiringValue.Broken;
    }

    private void ReadVariable(VariableDeclaratorSyntax variable)
    {
        if (variable is { Initializer: null, Parent: VariableDeclarationSyntax { Type.IsVar: true } })
        {
            _context.Break(variable);
            _context.Variables[variable.Identifier.ValueText] = WiringValue.Broken;
            return;
        }

        if (variable.Initializer is null)
        {
            _context.Report(WiringRules.StatementNotAllowed, variable.Identifier.GetLocation(), "A variable without a value");
            _context.Variables[variable.Identifier.ValueText] = WiringValue.Broken;
            return;
        }

        _context.Variables[variable.Identifier.ValueText] = ReadValue(variable.Initializer.Value, variable);
    }

    private WiringValue ReadValue(ExpressionSyntax expression, VariableDeclaratorSyntax variable)
    {
        ITypeSymbol? type = (_context.Semantics.GetDeclaredSymbol(variable, _context.Cancellation) as ILocalSymbol)?.Type is { } declared and not IErrorTypeSymbol ? declared : null;
        if (_handles.Read(expression) is { } value and not TextValue)
            return Takes(type, value) && variable.Parent?.Parent is not LocalDeclarationStatementSyntax { IsConst: true } ? value : _context.Break(expression);
        if (type.IsMillrace("Handle") || type.IsMillrace("StepHandle"))
            return _context.Refuse(expression);

        ExpressionText text = ExpressionReader.Read(expression, type, _context.Semantics, _context.Scope, _context.Cancellation);
        if (text.Code is not null)
            return new TextValue(text);
        if (text.Obstacle is { } change && ReportChange(expression, change.Location))
            return WiringValue.Broken;
        return text.Obstacle is { } obstacle ? _context.Refuse(expression, at: obstacle.Location)
            : _context.Handles.MentionsWiring(expression) ? _context.Refuse(expression)
            : _context.Break(expression);
    }

    private void ReadAssignment(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" })
        {
            ReadEffect(assignment.Right);
            return;
        }

        if (Designations.IsNested(assignment.Left))
        {
            ReadNested(assignment);
            return;
        }

        if (Targets(assignment.Left) is not { } names)
        {
            if (CanBeAssigned(assignment.Left))
                _context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "An assignment to something other than a variable");
            else
                _context.Break(assignment.Left);
            return;
        }

        bool isPlain = assignment.Left is IdentifierNameSyntax;
        if (isPlain && _context.Semantics.GetSymbolInfo(assignment.Left, _context.Cancellation).Symbol is null)
        {
            // C# forbids it, as it does for the variable of a loop.
            _context.Break(assignment.Left);
            return;
        }

        WiringValue? value = _handles.Read(assignment.Right);
        IReadOnlyList<WiringValue>? values = isPlain ? value is null or TextValue ? null : [value] : _context.Elements(value);
        if (isPlain && value is OutputValue given && _context.Variables[names[0]] is OutputValue before && given.Type.DiffersFrom(before.Type))
        {
            _context.Break(assignment.Right);
            return;
        }

        if (values?.Count == names.Count)
        {
            if (assignment.Left is TupleExpressionSyntax parts && !parts.Arguments.Zip(values, (part, given) => Takes(part.Expression, given)).All(static each => each))
                _context.Break(assignment.Right);
            for (int i = 0; i < names.Count; i++)
            {
                if (names[i] != "_" && _context.Variables.ContainsKey(names[i]))
                    _context.Assign(names[i], values[i], assignment.Left);
                else
                    _context.Variables[names[i]] = values[i];
            }

            return;
        }

        if (isPlain && _context.Variables[names[0]] is TextValue && !_context.Handles.MentionsWiring(assignment.Right))
        {
            _context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "An assignment of a value");
            return;
        }

        if (value is null or TextValue)
            _context.Refuse(assignment.Right);
        else
            _context.Break(assignment.Right);
        foreach (string name in names)
            _context.Variables[name] = WiringValue.Broken;
    }

    private void ReadNested(AssignmentExpressionSyntax assignment)
    {
        // C# reports what does not exist, and what cannot be taken apart like this.
        bool isSound = _handles.Read(assignment.Right) is { } value ? Designations.Fit(assignment.Left, value, _context) : assignment.Right is TupleExpressionSyntax || IsKnown(assignment.Right);
        if (!isSound)
            _context.Break(assignment.Right);
        else
            _context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "A nested deconstruction");
        foreach (SingleVariableDesignationSyntax variable in assignment.Left.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
            _context.Variables[variable.Identifier.ValueText] = WiringValue.Broken;
    }

    /// <summary>The variables that an assignment sets or a deconstruction declares; null where it does something else.</summary>
    private List<string>? Targets(ExpressionSyntax left)
    {
        IEnumerable<ExpressionSyntax> places = left is TupleExpressionSyntax tuple ? tuple.Arguments.Select(static each => each.Expression) : [left];
        if (places.OfType<IdentifierNameSyntax>().Any(each => each.Identifier.ValueText != "_" && !_context.Variables.ContainsKey(each.Identifier.ValueText)))
            return null;
        if (left is IdentifierNameSyntax variable)
            return [variable.Identifier.ValueText];
        return Designations.Of(left) is { } parts ? [.. parts.Select(static each => each is SingleVariableDesignationSyntax single ? single.Identifier.ValueText : "_")] : null;
    }

    /// <summary>Whether C# accepts a value of a step as one of a type. A type that is not known yet may be anything.</summary>
    private static bool Takes(ITypeSymbol? type, WiringValue value) => value is not OutputValue output || type switch
    {
        null => true,
        INamedTypeSymbol { TypeArguments: [var item] } when type.IsMillrace("Handle") => !output.Type.DiffersFrom(TypeRefs.Of(item)),
        _ => type.SpecialType is SpecialType.None or SpecialType.System_Object,
    };

    /// <summary>Whether a part of a deconstruction takes a value: where it declares a variable, the variable's type may be another one.</summary>
    private bool Takes(ExpressionSyntax part, WiringValue value) =>
        part is not DeclarationExpressionSyntax { Type.IsVar: false } declaration
        || Takes(_context.Semantics.GetTypeInfo(declaration.Type, _context.Cancellation).Type is { } type and not IErrorTypeSymbol ? type : null, value);

    /// <summary>Whether C# accepts an assignment to what stands on the left.</summary>
    private bool CanBeAssigned(ExpressionSyntax left) => left switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.All(each => CanBeAssigned(each.Expression)),
        DeclarationExpressionSyntax => true,
        ElementAccessExpressionSyntax element => _handles.Read(element.Expression) is not (OutputValue or StepValue),
        _ => _context.Semantics.GetSymbolInfo(left, _context.Cancellation).Symbol switch
        {
            IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
            IFieldSymbol field => field is { IsReadOnly: false, IsConst: false },
            ILocalSymbol or IDiscardSymbol or IParameterSymbol => true,
            _ => false,
        },
    };

    /// <summary>Reads an expression that is a statement. One that cannot be a statement is reported by C#.</summary>
    private void ReadStatement(ExpressionSyntax expression)
    {
        bool isStatement = expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax;
        if (isStatement)
            ReadEffect(expression);
        else
            _context.Break(expression);
    }

    private void ReadEffect(ExpressionSyntax expression)
    {
        switch (_handles.Read(expression))
        {
            case null or TextValue:
                // What C# cannot bind it reports itself.
                if (IsKnown(expression) && ReportChange(expression, expression.GetLocation()))
                    break;
                if (IsKnown(expression) || (Changes.Describe(expression) is null && _context.Handles.MentionsWiring(expression)))
                    _context.Refuse(expression);
                else
                    _context.Break(expression);
                break;
            default:
                break;
        }
    }

    /// <summary>Reports that an expression changes a variable at a place; where C# has an objection to it, that stands alone.</summary>
    /// <returns>Whether it does, and was reported.</returns>
    private bool ReportChange(ExpressionSyntax expression, Location place)
    {
        ExpressionSyntax? change = expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(each => each.Span == place.SourceSpan && Changes.Describe(each) is not null);
        if (change is null || Objections.Has(expression, _context.Semantics, _context.Cancellation))
            return false;
        _context.Report(WiringRules.StatementNotAllowed, place, Changes.Describe(change)!);
        return true;
    }

    private bool IsKnown(ExpressionSyntax expression)
    {
        ITypeSymbol? type = _context.Semantics.GetTypeInfo(expression, _context.Cancellation).Type;
        bool isRejected = expression is InvocationExpressionSyntax && _context.Semantics.GetSymbolInfo(expression, _context.Cancellation) is { Symbol: null, CandidateSymbols.IsEmpty: false };
        return type is not null and not IErrorTypeSymbol && !expression.ContainsDiagnostics && !isRejected;
    }

    private static string Describe(StatementSyntax statement) => statement switch
    {
        LocalFunctionStatementSyntax => "A local function",
        LocalDeclarationStatementSyntax => "A using declaration",
        GotoStatementSyntax => "'goto' (write the steps one after the other)",
        ForStatementSyntax => "'for' (write foreach over a list of constants)",
        _ => $"'{statement.GetFirstToken().ValueText}'",
    };
}
