using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>Features of which one builds on what another stage has learned.</summary>
internal record struct ScoreFeatures : IFeatures<ScoreFeatures, PairRow>
{
    public float Score { get; init; }

    public int Bucket { get; init; }

    static FeatureSetInfo IFeatures<ScoreFeatures>.FeatureSet { get; } = new("ScoreFeatures",
    [
        new FeatureInfo("Score", ["a"], [new ImputeSpec(Impute.Mean, 0), new ZScoreSpec()]),
        new FeatureInfo("Bucket", ["b"], [new ZScoreSpec(), new BucketizeSpec(4, Missing.Default)]),
    ]);

    static SchemaInfo IFeatures<ScoreFeatures>.InputSchema => PairRow.Schema;

    static ScoreFeatures IFeatures<ScoreFeatures>.FromVector(FeatureLayout layout, ReadOnlySpan<float> vector) => new()
    {
        Score = vector[layout[0].Offset],
        Bucket = (int)vector[layout[1].Offset],
    };
}
