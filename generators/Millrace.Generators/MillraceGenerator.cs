using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Compiles annotated classes and structs into schemas, features, components and static plans. Each line is one stage.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MillraceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        (IncrementalValuesProvider<Shelf> shelves, IncrementalValueProvider<Capabilities> capabilities) = ReadingStage.Register(context);
        SchemaStage.Register(context, shelves, capabilities);
        FeatureStage.Register(context, shelves, capabilities, CodeStage.Register(context));
        ComponentStage.Register(context, shelves);
        PipelineStage.Register(context, shelves);
        WrongStepStage.Register(context, shelves);
        FindingStage.Register(context, shelves);
        FactStage.Register(context);
    }
}
