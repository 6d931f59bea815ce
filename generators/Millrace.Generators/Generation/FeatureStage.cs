using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Writes the generated parts of feature sets.</summary>
internal static class FeatureStage
{
    /// <summary>The step whose outputs stay the same while a feature set does; tests watch it.</summary>
    public const string ModelStep = "FeatureSetModel";

    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Shelf> shelves,
        IncrementalValueProvider<Capabilities> capabilities,
        IncrementalValueProvider<EquatableArray<CodeModel>> code) =>
        context.RegisterSourceOutput(
            shelves.SelectMany(static (shelf, _) => shelf.Features.Items).WithTrackingName(ModelStep).Combine(capabilities).Combine(code),
            static (output, each) =>
            {
                ((SourceFile<FeatureSetModel> file, Capabilities has), EquatableArray<CodeModel> code) = each;
                output.AddSource(file.Name, file.Text((writer, set) => FeatureSetEmitter.Emit(writer, set, code, has.HasFitted, has.HasModels)));
            });
}
