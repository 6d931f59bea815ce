using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// A part of what was read. Each file to generate has its shelf by its name, so that whatever is added or removed elsewhere, a shelf keeps its place and
/// its content, and what follows from it is not made again.
/// </summary>
internal sealed record Shelf
{
    public EquatableArray<SourceFile<SchemaModel>> Schemas { get; init; }

    public EquatableArray<SourceFile<FeatureSetModel>> Features { get; init; }

    public EquatableArray<SourceFile<ComponentModel>> Components { get; init; }

    public EquatableArray<SourceFile<PlanModel>> Pipelines { get; init; }

    /// <summary>What pipelines on other shelves may know of these: their names, which must differ, and what their steps yield.</summary>
    public EquatableArray<PipelineFacts> Facts { get; init; }

    /// <summary>Calls of Step that C# is to accept, because what is wrong with them has been reported.</summary>
    public EquatableArray<WrongStepModel> WrongSteps { get; init; }

    /// <summary>What is wrong.</summary>
    public EquatableArray<DiagnosticInfo> Findings { get; init; }
}
