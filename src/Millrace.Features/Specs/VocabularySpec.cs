using System.Text.Json;

namespace Millrace.Features;

/// <summary>See <see cref="VocabularyAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000,000.</param>
/// <param name="OutOfVocabulary">Buckets for values that are not kept, 1 to 1,000,000.</param>
/// <param name="MinimumCount">How many training rows have a value at least for it to be kept, 1 to 1,000,000,000.</param>
public sealed record VocabularySpec(int Top, int OutOfVocabulary, int MinimumCount = 1) : CategorySpec
{
    /// <inheritdoc/>
    public override string Name => "vocabulary";

    internal override FeatureKind Kind => FeatureKind.Category;

    private protected override bool TakesLists => true;

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("top", Top);
        json.WriteNumber("outOfVocabulary", OutOfVocabulary);
        if (MinimumCount > 1)
            json.WriteNumber("minimumCount", MinimumCount);
    }

    private protected override string? SettingProblem() =>
        Between(nameof(Top), Top, 1, 10_000_000)
        ?? Between(nameof(OutOfVocabulary), OutOfVocabulary, 1, 1_000_000)
        ?? Between(nameof(MinimumCount), MinimumCount, 1, 1_000_000_000);

    private protected override LaneStage Fit(FitLane lane) => new VocabularyStage(lane.Frequencies.Top(Top, MinimumCount), OutOfVocabulary);

    private protected override LaneStage ReadLane(JsonElement fitted) => new VocabularyStage(CategoryStage.ReadValues(fitted), OutOfVocabulary);
}
