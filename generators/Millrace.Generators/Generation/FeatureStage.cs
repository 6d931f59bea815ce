using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Compiles structs marked <c>[Features&lt;TRow&gt;]</c>.</summary>
internal static class FeatureStage
{
    /// <summary>The step whose outputs stay the same while a feature set does; tests watch it.</summary>
    public const string ModelStep = "FeatureSetModel";

    private const string Attribute = "Millrace.FeaturesAttribute`1";

    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Capabilities> capabilities = Capabilities.Of(context);
        IncrementalValuesProvider<FeatureSetResult> results = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attribute, static (_, _) => true, static (set, cancellation) => FeatureSetReader.Read(set, cancellation))
            .Where(static set => set is not null)
            .Combine(capabilities.Select(static (each, _) => each.HasFeatures))
            .Select(static (pair, _) => FeatureSetCompiler.Compile(pair.Left!, pair.Right));
        IncrementalValuesProvider<(FeatureSetModel Model, Capabilities Capabilities)> models = results
            .Where(static result => result.Model is not null)
            .Select(static (result, _) => result.Model!)
            .WithTrackingName(ModelStep)
            .Combine(capabilities);

        context.AddFiles(
            models,
            static each => each.Model.Declaration.FileName("Features"),
            static each => FeatureSetEmitter.Emit(each.Model, each.Capabilities.HasFitted, each.Capabilities.HasModels));
        context.Report(results.Select(static (result, _) => result.Findings));
    }
}
