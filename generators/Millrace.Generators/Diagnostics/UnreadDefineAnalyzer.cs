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
        context.RegisterCompilationStartAction(static start =>
        {
#pragma warning disable RS1030 // Only a plan that is broken asks.
            var isRejected = new Lazy<bool>(() => start.Compilation.GetDiagnostics(start.CancellationToken).Any(IsError));
#pragma warning restore RS1030
            start.RegisterSymbolAction(symbol => Check(symbol, isRejected), SymbolKind.NamedType);
        });
    }

    private static void Check(SymbolAnalysisContext context, Lazy<bool> isRejected)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find("PipelineAttribute") is null || Unread(type, context.CancellationToken) is not string part)
            return;
        Location location = (type.GetMembers("Define").FirstOrDefault() ?? type).Locations[0];
        if (!IsRejected(location, context.Compilation, context.CancellationToken) && !isRejected.Value)
            context.ReportDiagnostic(Diagnostic.Create(s_rule, location, type.Name, part));
    }

    /// <summary>
    /// Whether C# says why in <c>Define</c> itself, as it does at every second keystroke there. Only where it does not is the whole program asked, which
    /// takes seconds for a big one.
    /// </summary>
    private static bool IsRejected(Location define, Compilation program, CancellationToken cancellation)
    {
        SyntaxTree tree = define.SourceTree!;
#pragma warning disable RS1030 // As above.
        return program.GetSemanticModel(tree).GetDiagnostics(tree.GetRoot(cancellation).FindNode(define.SourceSpan).Span, cancellation).Any(IsError);
#pragma warning restore RS1030
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

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
