using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Millrace.Generators;

/// <summary>What users declared to be the same every time, and what cannot change results.</summary>
internal static class Determinism
{
    /// <summary>Whether a member, or a type around it, is marked <c>[Deterministic]</c>.</summary>
    public static bool IsDeclared(ISymbol symbol)
    {
        ISymbol start = (symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol;
        for (ISymbol? each = start; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
        {
            if (each.Find("DeterministicAttribute") is not null)
                return true;
        }

        return symbol is IMethodSymbol { AssociatedSymbol: not null } && symbol.Find("DeterministicAttribute") is not null;
    }

    /// <summary>Whether a call only tells people what happens: what it is told does not reach the result.</summary>
    public static bool IsObserver(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        INamedTypeSymbol type = method.ContainingType;
        string space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return space switch
        {
            "Microsoft.Extensions.Logging" or "System.Diagnostics.Metrics" or "Serilog" or "NLog" => true,
            "System.Diagnostics" => type.Name is "Debug" or "Trace" or "Activity" or "ActivitySource",
            "System" => type.Name == "Console" && method.Name is "Write" or "WriteLine",
            "System.IO" => type.Name == "TextWriter" && call.Instance is IPropertyReferenceOperation { Property: { Name: "Error" or "Out", ContainingType.Name: "Console" } },
            "Millrace" => type.Name == "StepContext" && method.Name == "ReportProgress",
            _ => method.GetAttributes().Any(static each => each.AttributeClass?.Name == "LoggerMessageAttribute"),
        };
    }
}
