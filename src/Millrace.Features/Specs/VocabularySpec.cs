using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="VocabularyAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000,000.</param>
/// <param name="OutOfVocabulary">Buckets for values that are not kept, 1 to 1,000,000.</param>
public sealed record VocabularySpec(int Top, int OutOfVocabulary) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "vocabulary";

    internal override AnalysisNeeds Needs => AnalysisNeeds.Frequencies;

    internal override string? Problem(ColumnInfo column) =>
        CategoriesOnly(column) ?? Between(nameof(Top), Top, 1, 10_000_000) ?? Between(nameof(OutOfVocabulary), OutOfVocabulary, 1, 1_000_000);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("top", Top);
        json.WriteNumber("outOfVocabulary", OutOfVocabulary);
    }

    internal override FittedTransform Fit(FeatureInfo feature, ColumnAnalysis analysis) =>
        new VocabularyTransform(analysis.Frequencies!.Top(Top), OutOfVocabulary);

    internal override FittedTransform Read(JsonElement fitted) => new VocabularyTransform(CategoryTransform.ReadValues(fitted), OutOfVocabulary);
}
