using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Which of our libraries the program references, as far as generated code depends on it.</summary>
/// <param name="HasData">Columns and batches exist.</param>
/// <param name="HasDatasets">Datasets exist.</param>
/// <param name="HasFeatures">Feature sets exist.</param>
/// <param name="HasFitted">Fitted features exist.</param>
/// <param name="HasModels">Models exist.</param>
internal sealed record Capabilities(bool HasData, bool HasDatasets, bool HasFeatures, bool HasFitted, bool HasModels)
{
    /// <summary>The capabilities of a program.</summary>
    public static Capabilities Of(Compilation compilation) => new(
        compilation.GetTypesByMetadataName("Millrace.Data.ISchema`1").Length > 0,
        compilation.GetTypesByMetadataName("Millrace.Data.Dataset`1").Length > 0,
        compilation.GetTypesByMetadataName("Millrace.Features.ILabeledFeatures`2").Length > 0,
        compilation.GetTypesByMetadataName("Millrace.Features.Fitted`1").Length > 0,
        compilation.GetTypesByMetadataName("Millrace.Learning.Model`1").Length > 0);
}
