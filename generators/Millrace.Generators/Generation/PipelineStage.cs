using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Writes the plans of pipelines.</summary>
internal static class PipelineStage
{
    /// <summary>The step whose outputs tests watch.</summary>
    public const string ModelStep = "Pipelines";

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Shelf> shelves) =>
        context.RegisterSourceOutput(
            shelves.SelectMany(static (shelf, _) => shelf.Pipelines.Items).WithTrackingName(ModelStep),
            static (output, file) => output.AddSource(file.Name, file.Text(PipelineEmitter.Emit)));
}
