using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Compiles annotated classes and structs into schemas, features, components and static plans. Each line is one stage.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MillraceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        SchemaStage.Register(context);
        FeatureStage.Register(context);
        ComponentStage.Register(context);
        PipelineStage.Register(context);
    }
}
