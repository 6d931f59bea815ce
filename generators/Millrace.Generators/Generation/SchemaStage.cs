using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Writes the generated parts of schemas.</summary>
internal static class SchemaStage
{
    /// <summary>The step whose outputs stay the same while a schema does; tests watch it.</summary>
    public const string ModelStep = "SchemaModel";

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Shelf> shelves, IncrementalValueProvider<Capabilities> capabilities) =>
        context.RegisterSourceOutput(
            shelves.SelectMany(static (shelf, _) => shelf.Schemas.Items).WithTrackingName(ModelStep).Combine(capabilities.Select(static (each, _) => each.HasDatasets)),
            static (output, each) => output.AddSource(each.Left.Name, each.Left.Text((writer, schema) => SchemaEmitter.Emit(writer, schema, each.Right))));
}
