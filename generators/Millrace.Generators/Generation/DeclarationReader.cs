using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads the marked types of declarations: the only place where syntax is bound. One reader reads one program once.</summary>
/// <param name="program">The program.</param>
/// <param name="capabilities">What the program references of ours.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class DeclarationReader(Compilation program, Capabilities capabilities, CancellationToken cancellation)
{
    private readonly ProgramSignatures _signatures = new(program);

    /// <summary>Tells each type that is bound, by its name; tests watch it.</summary>
    internal static event Action<string>? Binding;

    /// <summary>Reads the types of a declaration that are marked for us.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="types">The types that may be marked.</param>
    /// <param name="declaration">The declaration.</param>
    public ImmutableArray<Reading> Read(SyntaxTree tree, IEnumerable<AttributedType> types, DeclarationSurface declaration)
    {
        SemanticModel semantics = program.Semantics(tree);
        SyntaxNode root = tree.GetRoot(cancellation);
        var readings = ImmutableArray.CreateBuilder<Reading>();
        foreach (AttributedType attributed in types)
        {
            cancellation.ThrowIfCancellationRequested();
            if (declaration.Tokens.Position(attributed.Position, 0) is int position
                && root.FindToken(position).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } syntax
                && semantics.GetDeclaredSymbol(syntax, cancellation) is INamedTypeSymbol type)
            {
                Binding?.Invoke(type.ToDisplayString());
                readings.Add(Read(type, syntax));
            }
        }

        return readings.ToImmutable();
    }

    private Reading Read(INamedTypeSymbol type, TypeDeclarationSyntax syntax)
    {
        bool isClass = syntax is ClassDeclarationSyntax or RecordDeclarationSyntax;
        CompiledPipeline? pipeline = isClass && Marks(type, "PipelineAttribute", syntax) is { } attribute ? CompiledPipeline.From(PipelineReader.Read(type, attribute, program, _signatures, cancellation)) : null;
        return new Reading(
            SchemaReader.Read(type, syntax, program, cancellation) is { } schema ? SchemaCompiler.Compile(schema, capabilities.HasData) : StrayMarks.Find(type, syntax, cancellation),
            FeatureSetReader.Read(type, syntax, program, cancellation) is { } features ? FeatureSetCompiler.Compile(features, capabilities.HasFeatures) : null,
            Marks(type, "ComponentAttribute", syntax) is not null ? ComponentReader.Read(type, program, cancellation) : Stub(type, pipeline),
            pipeline);
    }

    /// <summary>What takes the place of a Step that a pipeline should have and has not.</summary>
    private static Parsed<ComponentModel>? Stub(INamedTypeSymbol type, CompiledPipeline? pipeline) =>
        pipeline is { Plan: null or { Signature: null } } && PortReader.IsStep(type) && ComponentReader.Stub(type) is { } stub ? new Parsed<ComponentModel>(stub, default) : null;

    /// <summary>The attribute that marks a type, on the part where it stands; a second one is an error of C#'s.</summary>
    private static AttributeData? Marks(INamedTypeSymbol type, string name, SyntaxNode syntax) =>
        type.Find(name) is { } attribute && attribute.StandsOn(syntax) ? attribute : null;
}
