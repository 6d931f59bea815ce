namespace Millrace.Features;

/// <summary>See <see cref="VocabularyAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000,000.</param>
/// <param name="OutOfVocabulary">Buckets for values that are not kept, 1 to 1,000,000.</param>
public sealed record VocabularySpec(int Top, int OutOfVocabulary) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "vocabulary";
}
