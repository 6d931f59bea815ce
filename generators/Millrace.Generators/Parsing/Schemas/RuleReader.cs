using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads methods marked <c>[Rule]</c> as they are written.</summary>
internal static class RuleReader
{
    private const string Attribute = "RuleAttribute";

    /// <summary>Whether a schema has rules of its own.</summary>
    public static bool HasAny(INamedTypeSymbol schema) => schema.GetMembers().Any(static each => each is IMethodSymbol && each.Find(Attribute) is not null);

    /// <summary>The rules of a schema in the order in which they are written.</summary>
    public static IEnumerable<RuleDeclaration> Read(INamedTypeSymbol schema, CancellationToken cancellation) =>
        schema.GetMembers().OfType<IMethodSymbol>().Where(static each => each.Find(Attribute) is not null).InOrder().Select(each => Read(each, schema, cancellation));

    private static RuleDeclaration Read(IMethodSymbol method, INamedTypeSymbol schema, CancellationToken cancellation)
    {
        AttributeData attribute = method.Find(Attribute)!;
        LocationInfo location = method.Locations[0].ToInfo();
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax;
        Named? problem = Problem(method, schema, location, syntax);
        RuleReads? reads = problem is null && syntax is not null ? new RuleReads(schema, cancellation) : null;
        reads?.Read(syntax!);
        return new RuleDeclaration
        {
            Name = method.Name,
            Location = location,
            Problem = problem,
            IsBroken = syntax is null || method.ReturnType is IErrorTypeSymbol || method.Parameters.Any(static each => each.Type is IErrorTypeSymbol)
                || schema.GetMembers(method.Name).Any(each => each is not IMethodSymbol other || (!SymbolEqualityComparer.Default.Equals(other, method) && other.IsSameMember(method))),
            ForbiddenLocation = Obsoletion.Forbidden(method, schema)?.Location(cancellation),
            IsByReference = method.Parameters is [{ RefKind: not RefKind.None }],
            Says = attribute.Named("Says") is { Value: string { Length: > 0 } says } ? says : null,
            Summary = Documentation.Of(method, cancellation).Summary,
            Tolerance = attribute.Named("Tolerance") is { Value: double tolerance } ? tolerance : 0,
            ToleranceLocation = attribute.ArgumentLocation("Tolerance", cancellation),
            Reads = reads?.Members.ToEquatableArray() ?? default,
            Unknown = reads?.Unknown.ToEquatableArray() ?? default,
        };
    }

    private static Named? Problem(IMethodSymbol method, INamedTypeSymbol schema, LocationInfo location, MethodDeclarationSyntax? syntax)
    {
        if (!method.IsStatic)
            return new Named("is not static", location);
        if (method.IsGenericMethod)
            return new Named("has type parameters", location);
        if (method.Parameters.Length != 1)
            return new Named("does not take one row", location);
        ParameterSyntax? parameter = syntax?.ParameterList.Parameters[0];
        if (method.Parameters[0].RefKind is RefKind.Ref or RefKind.Out)
            return new Named("may not change the row", parameter?.Modifiers[0].GetLocation().ToInfo() ?? location);
        ITypeSymbol row = method.Parameters[0].Type;
        if (row is not IErrorTypeSymbol && !SymbolEqualityComparer.Default.Equals(row, schema))
            return new Named($"takes {row.DisplayName()}", parameter?.Type?.GetLocation().ToInfo() ?? location);
        if (method.ReturnType is not IErrorTypeSymbol && (method.ReturnType.SpecialType != SpecialType.System_Boolean || method.ReturnsByRef || method.ReturnsByRefReadonly))
            return new Named($"returns {method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}", syntax?.ReturnType.GetLocation().ToInfo() ?? location);
        return null;
    }
}
