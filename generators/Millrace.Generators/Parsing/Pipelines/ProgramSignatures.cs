using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// The components and pipelines that the pipelines of a program use as steps, each read once. It lives as long as one reading of the program, and several
/// threads may ask.
/// </summary>
/// <param name="program">The program.</param>
internal sealed class ProgramSignatures(Compilation program)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ComponentSignature> _signatures = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, PipelineGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, INamedTypeSymbol[]> _pipelines = new(SymbolEqualityComparer.Default);

    /// <summary>The pipelines that this thread is reading, one for the sake of another.</summary>
    [ThreadStatic]
    private static HashSet<INamedTypeSymbol>? s_reading;

    /// <summary>The signature of a component's definition, or of a pipeline that is a step.</summary>
    public ComponentSignature Of(INamedTypeSymbol component, CancellationToken cancellation) =>
        _signatures.GetOrAdd(component.OriginalDefinition, each => SignatureReader.Read(each, cancellation));

    /// <summary>
    /// The steps of a pipeline that is a step, with a signature that says what they do with what flows in; null where they are not known,
    /// because something is wrong with them. Of those in a library it is known what flows where.
    /// </summary>
    public PipelineGraph? Graph(INamedTypeSymbol pipeline, CancellationToken cancellation)
    {
        if (_graphs.TryGetValue(pipeline, out PipelineGraph? known))
            return known;
        // Whoever asks looks at the way first; should a pipeline come back to itself all the same, the compiler goes on.
        HashSet<INamedTypeSymbol> reading = s_reading ??= new(SymbolEqualityComparer.Default);
        if (!reading.Add(pipeline))
            return null;
        try
        {
            return _graphs.GetOrAdd(pipeline, Read(pipeline, cancellation));
        }
        finally
        {
            reading.Remove(pipeline);
        }
    }

    private PipelineGraph? Read(INamedTypeSymbol pipeline, CancellationToken cancellation)
    {
        if (pipeline.Find("PipelineAttribute") is not { } attribute)
            return null;
        PipelineGraph? read = Syntax(pipeline, cancellation) is null
            ? CompiledFacts.Graph(pipeline, Of(pipeline, cancellation))
            : PipelineReader.Read(pipeline, attribute, program, this, cancellation).Model;
        return read is { IsBroken: false, Signature: { } signature } graph ? graph with { Signature = PortFacts.Mark(signature, graph) } : null;
    }

    /// <summary>The way on which a pipeline comes to be a step of itself: the pipelines between; null where it does not.</summary>
    /// <param name="step">The pipeline that is a step.</param>
    /// <param name="pipeline">The pipeline that it is a step of.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IReadOnlyList<string>? Way(INamedTypeSymbol step, INamedTypeSymbol pipeline, CancellationToken cancellation)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<(INamedTypeSymbol Pipeline, string[] Way)>([(step, [])]);
        while (open.Count > 0)
        {
            (INamedTypeSymbol next, string[] way) = open.Pop();
            if (SymbolEqualityComparer.Default.Equals(next, pipeline))
                return way;
            if (!seen.Add(next))
                continue;
            foreach (INamedTypeSymbol inner in Pipelines(next, cancellation))
                open.Push((inner, [.. way, next.Name]));
        }

        return null;
    }

    /// <summary>The pipelines that are steps of a pipeline.</summary>
    private INamedTypeSymbol[] Pipelines(INamedTypeSymbol pipeline, CancellationToken cancellation) => _pipelines.GetOrAdd(pipeline, each =>
    {
        if (Syntax(each, cancellation) is not { } define)
            return [];
        var binder = new ComponentBinder(program.Semantics(define.SyntaxTree), cancellation);
        return
        [
            .. define.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Select(static call => call.Expression)
                .OfType<MemberAccessExpressionSyntax>()
                .Where(static access => access.Name.Identifier.ValueText == "Step")
                .SelectMany(access => binder.Bind(access.Expression))
                .Where(PortReader.IsStep)
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default),
        ];
    });

    private MethodDeclarationSyntax? Syntax(INamedTypeSymbol pipeline, CancellationToken cancellation) =>
        (PortReader.Ports(pipeline) is { } ports ? ports.PartialImplementationPart ?? ports : null)?.DeclaringSyntaxReferences.FirstOrDefault(each => program.ContainsSyntaxTree(each.SyntaxTree))?.GetSyntax(cancellation) as MethodDeclarationSyntax;
}
