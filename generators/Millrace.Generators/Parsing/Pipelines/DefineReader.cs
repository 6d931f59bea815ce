using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads the statements of <c>Define</c>.</summary>
internal sealed class DefineReader
{
    private const string EarlyReturn = "'return' before the end (write .When(…) after each call of Step that it would leave out)";

    private readonly DefineContext _context;
    private readonly HandleReader _handles;
    private readonly LoopReader _loops;
    private readonly EffectReader _effects;
    private readonly AssignmentReader _assignments;
    private readonly ValueReader _values;
    private readonly ITypeSymbol? _returns;

    /// <param name="context">What is known so far.</param>
    /// <param name="returns">What Define returns; null for nothing.</param>
    public DefineReader(DefineContext context, ITypeSymbol? returns)
    {
        _context = context;
        _returns = returns;
        _handles = new HandleReader(context, ReadBody);
        _loops = new LoopReader(context, _handles);
        _effects = new EffectReader(context, _handles);
        _assignments = new AssignmentReader(context, _handles, _effects);
        _values = new ValueReader(context, _handles, _effects);
    }

    /// <summary>What is returned, and where it is written; null where nothing is.</summary>
    public (WiringValue Value, ExpressionSyntax Written)? Result { get; private set; }

    public void Read(MethodDeclarationSyntax define)
    {
        if (define.ExpressionBody is { } value && _returns is not null)
            Return(value.Expression, _returns);
        else if (define.ExpressionBody is { } arrow)
            _effects.ReadStatement(arrow.Expression);
        else if (define.Body is { } body)
            Read(body);
    }

    private void Read(BlockSyntax block)
    {
        _context.Scopes.Begin(block);
        foreach (StatementSyntax statement in block.Statements)
            Read(statement);
        _context.Scopes.End();
    }

    private void Read(StatementSyntax statement)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration:
                foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
                {
                    DeclareParts(variable);
                    _assignments.Declare(variable);
                }

                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                _assignments.Read(assignment);
                break;
            case ExpressionStatementSyntax effect:
                DeclareParts(effect);
                _effects.ReadStatement(effect.Expression);
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
            case ReturnStatementSyntax { Expression: { } value } returned when MayReturn(returned) && IsLast(returned):
                Return(value, IsInMap(returned) ? null : _returns);
                break;
            case ReturnStatementSyntax { Expression: not null } returned when MayReturn(returned):
                _context.Report(WiringRules.StatementNotAllowed, statement.GetFirstToken().GetLocation(), EarlyReturn);
                break;
            case ReturnStatementSyntax { Expression: null } returned when MayReturn(returned):
                // C# demands a value.
                _context.Break(statement);
                break;
            case ReturnStatementSyntax { Expression: null, Parent: BlockSyntax { Parent: MethodDeclarationSyntax } whole } when whole.Statements.Last() == statement:
                break;
            case LabeledStatementSyntax labeled:
                // A goto that leads there is reported.
                Read(labeled.Statement);
                break;
            case LocalFunctionStatementSyntax function:
                _context.Scopes.Declare(function.Identifier.ValueText, WiringValue.Broken);
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

    private void Return(ExpressionSyntax value, ITypeSymbol? type) => Result = (_values.Read(value, type is IErrorTypeSymbol ? null : type), value);

    /// <summary>Reads what is done with each item of a collection.</summary>
    private (WiringValue Value, ExpressionSyntax Written)? ReadBody(BlockSyntax block)
    {
        (WiringValue, ExpressionSyntax)? around = Result;
        Result = null;
        Read(block);
        (WiringValue, ExpressionSyntax)? result = Result;
        Result = around;
        return result;
    }

    /// <summary>Whether something is returned where a statement stands.</summary>
    private bool MayReturn(ReturnStatementSyntax statement) => _returns is not null || IsInMap(statement);

    private static bool IsInMap(ReturnStatementSyntax statement) => statement.Ancestors().Any(static each => each is LambdaExpressionSyntax);

    private static bool IsLast(ReturnStatementSyntax statement) =>
        statement.Parent is BlockSyntax { Parent: MethodDeclarationSyntax or LambdaExpressionSyntax } whole && whole.Statements.Last() == statement;

    /// <summary>Variables that are declared inside of an expression, which no expression of Define may do: what is wrong is reported there, and not where they are used.</summary>
    private void DeclareParts(SyntaxNode node)
    {
        foreach (SingleVariableDesignationSyntax part in node.DescendantNodes(static each => each is not AnonymousFunctionExpressionSyntax).OfType<SingleVariableDesignationSyntax>())
            _context.Scopes.Declare(part.Identifier.ValueText, WiringValue.Broken);
    }

    private static string Describe(StatementSyntax statement) => statement switch
    {
        LocalFunctionStatementSyntax => "A local function",
        LocalDeclarationStatementSyntax => "A using declaration",
        GotoStatementSyntax => "'goto' (write the steps one after the other)",
        ForStatementSyntax => "'for' (write foreach over a list of constants)",
        IfStatementSyntax => "'if' (write .When(…) after each call of Step that it decides about)",
        SwitchStatementSyntax => "'switch' (write .When(…) after each call of Step that it decides about)",
        ReturnStatementSyntax => EarlyReturn,
        _ => $"'{statement.GetFirstToken().ValueText}'",
    };
}
