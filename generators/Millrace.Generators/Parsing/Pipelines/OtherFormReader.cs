using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Finds calls that C# takes and that mean what Define knows in another form: <c>Map</c> and its like called as static methods, and <c>Of</c> of a class
/// that is used as static.
/// </summary>
internal sealed class OtherFormReader(DefineContext context)
{
    /// <summary>Reports such a call; null for any other.</summary>
    public WiringValue? Read(InvocationExpressionSyntax call) => Instead(call) switch
    {
        null => null,
        _ when Objections.Has(call, context.Semantics, context.Cancellation) => context.Break(call),
        string instead => Report(call, instead),
    };

    private WiringValue Report(InvocationExpressionSyntax call, string instead)
    {
        context.Report(WiringRules.OtherForm, call.Expression.GetLocation(), WrittenText.Short(call.Expression), instead);
        return WiringValue.Broken;
    }

    /// <summary>What to write in place of a call; null where it is none of these.</summary>
    private string? Instead(InvocationExpressionSyntax call) => call switch
    {
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Named" or "When" or "Unless" or "Always" or "Or" or "Map" } access,
            ArgumentList.Arguments: [{ Expression: var first }, ..],
        } when IsExtensions(access.Expression) => $"{WrittenText.Short(first)}.{access.Name.Identifier.ValueText}({(call.ArgumentList.Arguments.Count > 1 ? "…" : "")})",
        { Expression: GenericNameSyntax { Identifier.ValueText: "Of" } name } when ReferenceReader.Kind(context.Semantics.GetSymbolInfo(name, context.Cancellation).Symbol?.ContainingType) is string kind =>
            $"{kind}.{WrittenText.Of(name)}(…)",
        _ => null,
    };

    private bool IsExtensions(ExpressionSyntax receiver) =>
        receiver is TypeSyntax or MemberAccessExpressionSyntax && context.Semantics.GetSymbolInfo(receiver, context.Cancellation).Symbol is INamedTypeSymbol type
        && (type.IsMillrace("StepExtensions") || type.IsMillrace("ControlExtensions") || type.IsMillrace("MapExtensions"));
}
