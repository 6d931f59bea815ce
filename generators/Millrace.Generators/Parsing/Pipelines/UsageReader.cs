using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Finds what <c>Define</c> reads of its variables and of the pipeline's parameters. A name means the variable of the innermost scope that declares it,
/// and a member of the pipeline where none does. Whatever is not declared, assigned or a member of something counts as read, so that nothing is called
/// unused that is not; what only computes a value that nothing reads does not.
/// </summary>
internal static class UsageReader
{
    public static PipelineGraph Read(PipelineGraph graph, MethodDeclarationSyntax define, INamedTypeSymbol pipeline, DefineContext context)
    {
        (SyntaxNode Node, SyntaxToken Name, SyntaxNode Scope)[] declared = [.. define.DescendantNodes().Select(Declared).Where(static each => each.Name.RawKind != 0)];
        var scopes = new HashSet<(SyntaxNode, string)>(declared.Select(static each => (each.Scope, each.Name.ValueText)));
        HashSet<(SyntaxNode, string)> lists = OwnLists(define, declared);
        IdentifierNameSyntax[] names = [.. define.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(each => IsRead(each) && !(IsAddition(each) && Scope(each, scopes) is { } scope && lists.Contains((scope, each.Identifier.ValueText))))];
        var idle = new HashSet<SyntaxNode>();
        HashSet<(SyntaxNode?, string)> read;
        int before;
        do
        {
            before = idle.Count;
            read = [.. names.Where(each => !each.Ancestors().Any(idle.Contains)).Select(each => (Scope(each, scopes), each.Identifier.ValueText))];
            idle.UnionWith(declared.Where(each => context.Scopes.Ended.TryGetValue((each.Scope, each.Name.ValueText), out WiringValue? value) && value is TextValue && !read.Contains((each.Scope, each.Name.ValueText)))
                .Select(static each => each.Node).OfType<VariableDeclaratorSyntax>());
        }
        while (idle.Count > before);
        ILookup<StepFrame, VariableNode> variables = declared
            .Where(static each => each.Node is not ForEachStatementSyntax)
            .Select(each => Variable(each.Node, each.Name, each.Scope, read, context))
            .OfType<(StepFrame Frame, VariableNode Variable)>()
            .Concat(context.Overwritten)
            .ToLookup(static each => each.Frame, static each => each.Variable);
        context.FinishMaps(graph, variables);
        return graph with
        {
            Variables = variables[context.Frame].ToEquatableArray(),
            UsedParameters = graph.Parameters.Select(static each => each.Member).Where(each => read.Contains((null, Name(each))) || pipeline.GetMembers(Name(each)).IsEmpty).ToEquatableArray(),
        };
    }

    private static string Name(string member) => member.TrimStart('@');

    /// <summary>The variable that a node declares, and the block, loop or function where it is known.</summary>
    private static (SyntaxNode Node, SyntaxToken Name, SyntaxNode Scope) Declared(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => (node, variable.Identifier, Around(node)),
        SingleVariableDesignationSyntax part => (node, part.Identifier, Around(node)),
        ForEachStatementSyntax loop => (node, loop.Identifier, node),
        ParameterSyntax parameter => (node, parameter.Identifier, Around(node)),
        _ => (node, default, node),
    };

    private static SyntaxNode Around(SyntaxNode declaration) => declaration.Ancestors().FirstOrDefault(each => declaration is ParameterSyntax
        ? each is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax
        : each is BlockSyntax or ForEachVariableStatementSyntax) ?? declaration;

    /// <summary>The scope of the variable that a name means; null where it means none.</summary>
    private static SyntaxNode? Scope(IdentifierNameSyntax name, HashSet<(SyntaxNode, string)> scopes) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? null : name.Ancestors().FirstOrDefault(each => scopes.Contains((each, name.Identifier.ValueText)));

    private static (StepFrame Frame, VariableNode Variable)? Variable(SyntaxNode node, SyntaxToken name, SyntaxNode scope, HashSet<(SyntaxNode?, string)> read, DefineContext context)
    {
        if (!context.Scopes.Ended.TryGetValue((scope, name.ValueText), out WiringValue? value))
            return null;
        (StepFrame Frame, int Step)? made = value switch
        {
            StepValue whole when whole.Frame.Steps[whole.Step].Component.Outputs.Count == 0 => null,
            ListValue => (context.Frame, -1),
            _ => value.Made,
        };
        // What a pipeline takes is no step that could be removed.
        return made is var (frame, step) && (step < 0 || frame.Steps[step].Port is null)
            ? (frame, new VariableNode(name.ValueText, step, read.Contains((scope, name.ValueText)), node is SingleVariableDesignationSyntax, name.GetLocation().ToInfo()))
            : null;
    }

    /// <summary>The variables that stand for a list of their own and no other one: what is added to it is read by their name alone.</summary>
    private static HashSet<(SyntaxNode, string)> OwnLists(MethodDeclarationSyntax define, (SyntaxNode Node, SyntaxToken Name, SyntaxNode Scope)[] declared)
    {
        var assigned = new HashSet<string>(define.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static each => each.Left).OfType<IdentifierNameSyntax>().Select(static each => each.Identifier.ValueText));
        return [.. declared
            .Where(each => each.Node is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax } && !assigned.Contains(each.Name.ValueText))
            .Select(static each => (each.Scope, each.Name.ValueText))];
    }

    /// <summary>Whether a list is added to, by a call that is a statement.</summary>
    private static bool IsAddition(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } } access && access.Expression == name;

    private static bool IsRead(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name || access.Expression is ThisExpressionSyntax,
        NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Left != name,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left != tuple,
        _ => true,
    };
}
