using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Writes the generated parts of components.</summary>
internal static class ComponentStage
{
    /// <summary>The step whose outputs tests watch.</summary>
    public const string ModelStep = "Components";

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Shelf> shelves) =>
        context.RegisterSourceOutput(
            shelves.SelectMany(static (shelf, _) => shelf.Components.Items).WithTrackingName(ModelStep),
            static (output, file) => output.AddSource(file.Name, file.Text(ComponentEmitter.Emit)));
}
