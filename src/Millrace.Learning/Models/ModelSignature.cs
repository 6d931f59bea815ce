using System.Collections.Immutable;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>What goes into a model and what comes out: what a caller needs to know, without the model itself.</summary>
/// <param name="Inputs">The columns that its features read.</param>
/// <param name="Features">The name of the feature set.</param>
/// <param name="FeaturesFingerprint">The fingerprint of the fitted features.</param>
/// <param name="Width">Numbers in a row of features.</param>
/// <param name="OutputName">What is predicted: the name of the label, or <c>score</c> where there is none.</param>
/// <param name="OutputKind">What the predicted number means.</param>
public sealed record ModelSignature(
    ImmutableArray<ModelInput> Inputs,
    string Features,
    string FeaturesFingerprint,
    int Width,
    string OutputName,
    PredictionKind OutputKind)
{
    /// <summary>The predicted number's meaning in words.</summary>
    public string OutputMeaning => OutputKind == PredictionKind.Probability
        ? $"probability, 0 to 1, that {OutputName} is true"
        : $"estimate of {OutputName}";

    /// <inheritdoc/>
    public bool Equals(ModelSignature? other) => other is not null && Features == other.Features && FeaturesFingerprint == other.FeaturesFingerprint
        && Width == other.Width && OutputName == other.OutputName && OutputKind == other.OutputKind && Inputs.SequenceEqual(other.Inputs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Features, FeaturesFingerprint, Width, OutputName, OutputKind);

    /// <summary>The signature of a model over fitted features.</summary>
    internal static ModelSignature Of<TFeatures>(Fitted<TFeatures> features, PredictionKind kind)
        where TFeatures : struct, IFeatures<TFeatures> => new(
            [.. TFeatures.InputSchema.Columns.Select(static column => new ModelInput(column.Name, column.Type, column.IsNullable, column.IsSensitive))],
            TFeatures.FeatureSet.Name,
            features.Fingerprint,
            features.Layout.Width,
            TFeatures.FeatureSet.LabelName ?? "score",
            kind);
}
