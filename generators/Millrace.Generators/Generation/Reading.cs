using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What was read of a type that is marked for us, passes included: values that live on when the compilation is gone.</summary>
/// <param name="Schema">The schema, or what is wrong where the type is none and has something of one; null where it has nothing.</param>
/// <param name="Features">The feature set; null where the type is none.</param>
/// <param name="Component">The component; null where the type is none.</param>
/// <param name="Pipeline">The pipeline; null where the type is none.</param>
internal sealed record Reading(SchemaResult? Schema, FeatureSetResult? Features, Parsed<ComponentModel>? Component, CompiledPipeline? Pipeline)
{
    /// <summary>The reading of a component whose result, of which nothing is known, pipelines take apart.</summary>
    public Reading TakenApart(int parts) => this with { Component = Component! with { Model = Component.Model! with { Parts = parts } } };
}
