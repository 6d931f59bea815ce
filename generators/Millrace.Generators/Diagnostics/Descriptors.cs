using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Turns findings of the compiler into diagnostics of Roslyn.</summary>
internal static class Descriptors
{
    private static readonly ConcurrentDictionary<DiagnosticRule, DiagnosticDescriptor> s_descriptors = new();

    public static Diagnostic ToDiagnostic(this DiagnosticInfo info, Location location) =>
        Diagnostic.Create(s_descriptors.GetOrAdd(info.Rule, Describe), location, [.. info.Arguments]);

    /// <summary>
    /// A rule as Roslyn describes it. Errors cannot be configured, and carry the compiler's tag, because <c>SuppressMessage</c> silences any other
    /// error, and then leaves the build with neither a program nor a word.
    /// </summary>
    public static DiagnosticDescriptor Describe(this DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        "Millrace",
        rule.IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        customTags: rule.IsError ? [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler] : []);
}
