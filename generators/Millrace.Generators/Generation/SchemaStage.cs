using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Compiles structs marked <c>[Schema]</c>.</summary>
internal static class SchemaStage
{
    /// <summary>The step whose outputs stay the same while a schema does; tests watch it.</summary>
    public const string ModelStep = "SchemaModel";

    private const string Attribute = "Millrace.SchemaAttribute";

    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Capabilities> capabilities = Capabilities.Of(context);
        IncrementalValuesProvider<SchemaResult> results = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attribute, static (_, _) => true, static (schema, cancellation) => SchemaReader.Read(schema, cancellation))
            .Where(static schema => schema is not null)
            .Combine(capabilities.Select(static (each, _) => each.HasData))
            .Select(static (pair, _) => SchemaCompiler.Compile(pair.Left!, pair.Right));
        IncrementalValuesProvider<(SchemaModel Model, bool HasDatasets)> models = results
            .Where(static result => result.Model is not null)
            .Select(static (result, _) => result.Model!)
            .WithTrackingName(ModelStep)
            .Combine(capabilities.Select(static (each, _) => each.HasDatasets));

        context.AddFiles(
            models,
            static each => each.Model.Declaration.FileName("Schema"),
            static each => SchemaEmitter.Emit(each.Model, each.HasDatasets));
        context.Report(results.Select(static (result, _) => result.Findings));
    }
}
