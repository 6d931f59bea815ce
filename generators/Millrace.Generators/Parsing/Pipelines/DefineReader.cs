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

    public DefineReader(DefineContext context)
    {
        _context = context;
        _handles = new HandleReader(context);
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
        foreach (StatementSyntax statement in block.Statements)
            Read(statement);
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

        _context.Variables[variable.Identifier.ValueText] = ReadValue(variable.Initializer.Value, _context.Semantics.GetDeclaredSymbol(variable, _context.Cancellation) as ILocalSymbol);
    }

    private WiringValue ReadValue(ExpressionSyntax expression, ILocalSymbol? local)
    {
        if (_handles.Read(expression) is { } value and not TextValue)
            return value;
        ITypeSymbol? type = local?.Type is null or IErrorTypeSymbol ? null : local.Type;
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

        if (Names(assignment.Left) is not { } names)
        {
            _context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "An assignment");
            return;
        }

        WiringValue? value = _handles.Read(assignment.Right);
        if (value is StepValue step && _context.Steps[step.Step].Component.Outputs.Count == names.Count)
        {
            for (int i = 0; i < names.Count; i++)
                _context.Variables[names[i]] = _context.Output(step.Step, i);
            return;
        }

        if (value is null or TextValue)
            _context.Report(WiringRules.ExpressionNotAllowed, assignment.Right.GetLocation(), DefineContext.Text(assignment.Right));
        else
            _context.Break(assignment.Right);
        foreach (string name in names)
            _context.Variables[name] = WiringValue.Broken;
    }

    /// <summary>The variables that a deconstruction declares; null where it does something else.</summary>
    private static List<string>? Names(ExpressionSyntax left)
    {
        IEnumerable<VariableDesignationSyntax?>? parts = left switch
        {
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax designation } => designation.Variables,
            TupleExpressionSyntax tuple => tuple.Arguments.Select(static each => each.Expression switch
            {
                DeclarationExpressionSyntax declaration => declaration.Designation,
                IdentifierNameSyntax { Identifier.ValueText: "_" } discard => SyntaxFactory.DiscardDesignation(),
                _ => null,
            }),
            _ => null,
        };
        var names = new List<string>();
        foreach (VariableDesignationSyntax? part in parts ?? [null])
        {
            if (part is SingleVariableDesignationSyntax single)
                names.Add(single.Identifier.ValueText);
            else if (part is DiscardDesignationSyntax)
                names.Add("_");
            else
                return null;
        }

        return names;
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
        CommonForEachStatementSyntax => "'foreach' (call Step once for each value, each call .Named)",
        _ => $"'{statement.GetFirstToken().ValueText}'",
    };
}
