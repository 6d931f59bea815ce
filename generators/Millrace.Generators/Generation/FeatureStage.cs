using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Writes the generated parts of feature sets.</summary>
internal static class FeatureStage
{
    /// <summary>The step whose outputs stay the same while a feature set does; tests watch it.</summary>
    public const string ModelStep = "FeatureSetModel";

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Shelf> shelves, IncrementalValueProvider<Capabilities> capabilities) =>
        context.RegisterSourceOutput(
            shelves.SelectMany(static (shelf, _) => shelf.Features.Items).WithTrackingName(ModelStep).Combine(capabilities),
            static (output, each) => output.AddSource(each.Left.Name, each.Left.Text((writer, set) => FeatureSetEmitter.Emit(writer, set, each.Right.HasFitted, each.Right.HasModels))));
}
