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
            ReadEffect(arrow.Expression);
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
                    ReadVariable(variable);
                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                ReadAssignment(assignment);
                break;
            case ExpressionStatementSyntax effect:
                ReadEffect(effect.Expression);
                break;
            case CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop:
                _loops.Read(loop, Read);
                break;
            case BlockSyntax block:
                Read(block);
                break;
            case EmptyStatementSyntax:
                break;
            default:
                _context.Report(WiringRules.StatementNotAllowed, statement.GetFirstToken().GetLocation(), Describe(statement));
                break;
        }
    }

    private void ReadVariable(VariableDeclaratorSyntax variable)
    {
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
        if (_handles.Read(expression) is { } value and not TextValue)
            return value;
        ITypeSymbol? type = (_context.Semantics.GetDeclaredSymbol(variable, _context.Cancellation) as ILocalSymbol)?.Type is { } declared and not IErrorTypeSymbol ? declared : null;
        if (type.IsMillrace("Handle") || type.IsMillrace("StepHandle"))
        {
            _context.Report(WiringRules.ExpressionNotAllowed, expression.GetLocation(), DefineContext.Text(expression));
            return WiringValue.Broken;
        }

        ExpressionText text = ExpressionReader.Read(expression, type, _context.Semantics, _context.Scope, _context.Cancellation);
        if (text.Obstacle is { } obstacle)
            _context.Report(WiringRules.ExpressionNotAllowed, obstacle.Location, DefineContext.Text(expression));
        if (text.Code is not null)
            return new TextValue(text);
        if (text.Obstacle is null && _context.Handles.MentionsWiring(expression))
            _context.Report(WiringRules.ExpressionNotAllowed, expression.GetLocation(), DefineContext.Text(expression));
        return text.Obstacle is null ? _context.Break(expression) : WiringValue.Broken;
    }

    private void ReadAssignment(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" })
        {
            ReadEffect(assignment.Right);
            return;
        }

        if (Targets(assignment.Left) is not { } names)
        {
            _context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "An assignment to something other than a variable");
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
            for (int i = 0; i < names.Count; i++)
                _context.Variables[names[i]] = values[i];
            return;
        }

        if (isPlain && _context.Variables[names[0]] is TextValue && !_context.Handles.MentionsWiring(assignment.Right))
        {
            _context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "An assignment of a value");
            return;
        }

        if (value is null or TextValue)
            _context.Report(WiringRules.ExpressionNotAllowed, assignment.Right.GetLocation(), DefineContext.Text(assignment.Right));
        else
            _context.Break(assignment.Right);
        foreach (string name in names)
            _context.Variables[name] = WiringValue.Broken;
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

    private void ReadEffect(ExpressionSyntax expression)
    {
        switch (_handles.Read(expression))
        {
            case null or TextValue:
                // What C# cannot bind it reports itself.
                if (IsKnown(expression) || _context.Handles.MentionsWiring(expression))
                    _context.Report(WiringRules.ExpressionNotAllowed, expression.GetLocation(), DefineContext.Text(expression));
                else
                    _context.Break(expression);
                break;
            default:
                break;
        }
    }

    private bool IsKnown(ExpressionSyntax expression)
    {
        ITypeSymbol? type = _context.Semantics.GetTypeInfo(expression, _context.Cancellation).Type;
        return type is not null and not IErrorTypeSymbol && !expression.ContainsDiagnostics;
    }

    private static string Describe(StatementSyntax statement) => statement switch
    {
        LocalFunctionStatementSyntax => "A local function",
        LocalDeclarationStatementSyntax => "A using declaration",
        ForStatementSyntax => "'for' (write foreach over a list of constants)",
        _ => $"'{statement.GetFirstToken().ValueText}'",
    };
}
