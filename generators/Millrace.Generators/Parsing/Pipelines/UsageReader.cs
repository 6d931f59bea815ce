using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Finds what <c>Define</c> reads of its variables and of the pipeline's parameters. Names decide: a name that stands anywhere but where it is
/// declared, assigned or a member of something counts as read, so that nothing is called unused that is not.
/// </summary>
internal static class UsageReader
{
    public static PipelineGraph Read(PipelineGraph graph, MethodDeclarationSyntax define, INamedTypeSymbol pipeline, DefineContext context)
    {
        SyntaxNode[] nodes = [.. define.DescendantNodes()];
        var read = new HashSet<string>(nodes.OfType<IdentifierNameSyntax>().Where(IsRead).Select(static each => each.Identifier.ValueText), StringComparer.Ordinal);
        return graph with
        {
            Variables = nodes.Select(each => Variable(each, read, context)).OfType<VariableNode>().ToEquatableArray(),
            UsedParameters = graph.Parameters.Select(static each => each.Member).Where(each => read.Contains(Name(each)) || pipeline.GetMembers(Name(each)).IsEmpty).ToEquatableArray(),
        };
    }

    private static string Name(string member) => member.TrimStart('@');

    private static VariableNode? Variable(SyntaxNode node, HashSet<string> read, DefineContext context)
    {
        SyntaxToken name = node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier,
            SingleVariableDesignationSyntax part => part.Identifier,
            _ => default,
        };
        if (name.IsKind(SyntaxKind.None) || !context.Ended.TryGetValue(name.ValueText, out WiringValue? value))
            return null;
        int? step = value switch
        {
            OutputValue output => output.Step,
            StepValue whole when context.Steps[whole.Step].Component.Outputs.Count > 0 => whole.Step,
            ListValue => -1,
            _ => null,
        };
        return step is int source ? new VariableNode(name.ValueText, source, read.Contains(name.ValueText), node is SingleVariableDesignationSyntax, name.GetLocation().ToInfo()) : null;
    }

    private static bool IsRead(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name || access.Expression is ThisExpressionSyntax,
        NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Left != name,
        _ => true,
    };
}
