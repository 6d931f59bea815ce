using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>
/// Finds values that differ with every run: clocks, random numbers, numbers of processes. A step whose parameter is one of them is never
/// reused. What the environment says (variables, the machine's name) stays the same until someone changes it, and enters the key.
/// </summary>
internal static class VolatileValues
{
    private static readonly HashSet<string> s_members = new(
        [
            "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow", "System.TimeProvider.System",
            "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.Shared", "System.HashCode.Combine", "string.GetHashCode",
            "System.Environment.TickCount", "System.Environment.TickCount64", "System.Environment.ProcessId", "System.Environment.CurrentManagedThreadId",
            "System.Diagnostics.Stopwatch.GetTimestamp", "System.Diagnostics.Stopwatch.StartNew", "System.IO.Path.GetRandomFileName", "System.IO.Path.GetTempFileName",
            "System.Security.Cryptography.RandomNumberGenerator.GetInt32", "System.Security.Cryptography.RandomNumberGenerator.GetBytes",
            "System.Security.Cryptography.RandomNumberGenerator.GetHexString", "System.Security.Cryptography.RandomNumberGenerator.GetString",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_names = new(s_members.Select(static each => each.Substring(each.LastIndexOf('.') + 1)), StringComparer.Ordinal);

    /// <summary>The values in an expression or a method, in the order of the source.</summary>
    public static IEnumerable<ExpressionSyntax> Find(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation) => node
        .DescendantNodesAndSelf(static each => each is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
        .OfType<ExpressionSyntax>()
        .Where(each => IsVolatile(each, semantics, cancellation));

    private static bool IsVolatile(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellation)
    {
        switch (expression)
        {
            case MemberAccessExpressionSyntax access:
                return s_names.Contains(access.Name.Identifier.ValueText) && IsListed(semantics.GetSymbolInfo(access, cancellation).Symbol);
            case IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax and not NameColonSyntax } name:
                return s_names.Contains(name.Identifier.ValueText) && IsListed(semantics.GetSymbolInfo(name, cancellation).Symbol);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } creation:
                return semantics.GetSymbolInfo(creation, cancellation).Symbol?.ContainingType is { Name: "Random" } type && type.Is("System.Random");
            default:
                return false;
        }
    }

    private static bool IsListed(ISymbol? symbol) =>
        symbol is IPropertySymbol or IMethodSymbol && symbol.ContainingType is { } type && s_members.Contains($"{type.OriginalDefinition.ToDisplayString()}.{symbol.Name}");
}
