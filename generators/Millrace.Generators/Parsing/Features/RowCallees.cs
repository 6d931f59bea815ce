using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Finds the methods that a row is handed to, as far as their bodies are part of the surface.</summary>
/// <param name="program">The program; null where only the methods of the row's own type can be found.</param>
/// <param name="schema">The schema of the row.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class RowCallees(Compilation? program, INamedTypeSymbol schema, CancellationToken cancellation)
{
    /// <summary>What an argument is handed to; none where that cannot be followed.</summary>
    public IReadOnlyList<RowCallee> Of(ArgumentSyntax argument, INamedTypeSymbol holder)
    {
        if (argument.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call })
            return [];
        RowCallee[] found = call.Expression switch
        {
            SimpleNameSyntax name => [.. Methods(holder, name), .. LocalFunctions(call, name, holder)],
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } access when type.Identifier.ValueText == holder.Name => [.. Methods(holder, access.Name)],
            MemberAccessExpressionSyntax access when program?.ContainsSyntaxTree(call.SyntaxTree) == true
                && program.Semantics(call.SyntaxTree).GetSymbolInfo(access.Expression, cancellation).Symbol is INamedTypeSymbol type => [.. Methods(type, access.Name)],
            _ => [],
        };
        RowCallee[] fitting = [.. found.Where(each => each.Body is not null && each.ParameterOf(argument) is { } parameter && MayBeRow(parameter.Type))];
        return Array.TrueForAll(fitting, IsRead) ? fitting : [];
    }

    /// <summary>The extension methods that a call on a row may mean, none where they cannot be followed; null where it calls a member.</summary>
    public IReadOnlyList<RowCallee>? Extension(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        string name = access.Name.Identifier.ValueText;
        if (access.Parent != call || !schema.GetMembers(name).IsEmpty || IsGenerated(name))
            return null;
        RowCallee[] found = [.. (program?.GetSymbolsWithName(name, SymbolFilter.Member, cancellation) ?? [])
            .OfType<IMethodSymbol>()
            .Where(static each => each.IsExtensionMethod)
            .SelectMany(each => each.DeclaringSyntaxReferences.Select(part => new RowCallee(part.GetSyntax(cancellation), each.ContainingType)))
            .Where(static each => each.Parameters is [var row, ..] && MayBeRow(row.Type))];
        return Array.TrueForAll(found, IsRead) ? found : [];
    }

    /// <summary>Whether every row, its record or every object has a method of that name.</summary>
    private static bool IsGenerated(string name) =>
        name is "ToRecord" or "ToString" or "Equals" or "GetHashCode" or "GetType" or "Deconstruct" || name.StartsWith("As", StringComparison.Ordinal);

    private IEnumerable<RowCallee> Methods(INamedTypeSymbol type, SimpleNameSyntax name) =>
        type.GetMembers(name.Identifier.ValueText).OfType<IMethodSymbol>()
            .SelectMany(static each => each.DeclaringSyntaxReferences)
            .Select(each => new RowCallee(each.GetSyntax(cancellation), type));

    private static IEnumerable<RowCallee> LocalFunctions(InvocationExpressionSyntax call, SimpleNameSyntax name, INamedTypeSymbol holder) =>
        call.Ancestors().SelectMany(static each => each.ChildNodes()).OfType<LocalFunctionStatementSyntax>()
            .Where(each => each.Identifier.ValueText == name.Identifier.ValueText)
            .Select(each => new RowCallee(each, holder));

    private static bool MayBeRow(TypeSyntax? type) => type is not PredefinedTypeSyntax simple || simple.Keyword.IsKind(SyntaxKind.ObjectKeyword);

    /// <summary>Whether the surface holds the body, so that what is read of it is read again when it changes.</summary>
    private static bool IsRead(RowCallee method) =>
        method.Declaration is LocalFunctionStatementSyntax || (method.Body is { } body && !DeclarationWalker.IsBody(body));
}
