using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Reports a pipeline whose <c>Define</c> could not be followed though nobody has an objection. The generator cannot know what C# says of the
/// finished program; this analyzer sees it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadDefineAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = WiringRules.NotCompiled.Describe();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find("PipelineAttribute") is null || Unread(type, context.CancellationToken) is not string part)
            return;
#pragma warning disable RS1030 // Only a plan that is broken asks, and only the whole program knows whether C# says why.
        if (context.Compilation.GetDiagnostics(context.CancellationToken).Any(static each => each.Severity == DiagnosticSeverity.Error))
            return;
#pragma warning restore RS1030
        Location location = (type.GetMembers("Define").FirstOrDefault() ?? type).Locations[0];
        context.ReportDiagnostic(Diagnostic.Create(s_rule, location, type.Name, part));
    }

    /// <summary>The part that the generator could not read, from the message of the plan that throws.</summary>
    private static string? Unread(INamedTypeSymbol type, CancellationToken cancellation) => type.GetMembers("Plan")
        .SelectMany(static each => each.DeclaringSyntaxReferences)
        .Select(each => each.GetSyntax(cancellation))
        .OfType<PropertyDeclarationSyntax>()
        .Select(static each => each.ExpressionBody?.Expression)
        .OfType<ThrowExpressionSyntax>()
        .SelectMany(static each => each.DescendantNodes().OfType<LiteralExpressionSyntax>())
        .Select(static each => each.Token.ValueText)
        .Where(static each => each.StartsWith(PipelineEmitter.Unread, StringComparison.Ordinal))
        .Select(static each => each.Substring(PipelineEmitter.Unread.Length, each.Length - PipelineEmitter.Unread.Length - 2))
        .FirstOrDefault();
}
