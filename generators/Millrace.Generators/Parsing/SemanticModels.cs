using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Asks a program what syntax means.</summary>
internal static class SemanticModels
{
    /// <summary>
    /// The model of a file without the analysis of what may be null. That follows the flow through a whole body before it answers any question about it;
    /// we ask what names and expressions are, and never what flows.
    /// </summary>
    public static SemanticModel Semantics(this Compilation program, SyntaxTree tree) =>
#pragma warning disable RSEXPERIMENTAL001 // It is there since Roslyn 4.8; what may change is its name.
        program.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
