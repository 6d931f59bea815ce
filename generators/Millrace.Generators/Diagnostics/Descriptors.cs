using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Turns findings of the compiler into diagnostics of Roslyn.</summary>
internal static class Descriptors
{
    private static readonly ConcurrentDictionary<DiagnosticRule, DiagnosticDescriptor> s_descriptors = new();

    public static Diagnostic ToDiagnostic(this DiagnosticInfo info) => info.ToDiagnostic(info.Location.ToLocation());

    public static Diagnostic ToDiagnostic(this DiagnosticInfo info, Location location) =>
        Diagnostic.Create(s_descriptors.GetOrAdd(info.Rule, Describe), location, [.. info.Arguments]);

    public static Location ToLocation(this LocationInfo location) =>
        location.File is null
            ? Location.None
            : Location.Create(
                location.File,
                new TextSpan(location.Start, location.Length),
                new LinePositionSpan(new LinePosition(location.StartLine, location.StartColumn), new LinePosition(location.EndLine, location.EndColumn)));

    public static LocationInfo ToInfo(this Location location)
    {
        if (location.SourceTree is null)
            return LocationInfo.None;
        FileLinePositionSpan lines = location.GetLineSpan();
        return new LocationInfo(
            location.SourceTree.FilePath,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }

    /// <summary>A rule as Roslyn describes it.</summary>
    public static DiagnosticDescriptor Describe(this DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        "Millrace",
        rule.IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        customTags: rule.IsError ? [WellKnownDiagnosticTags.NotConfigurable] : []);
}
