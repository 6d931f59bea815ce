using System.Text.Json;

namespace Millrace.Features;

/// <summary>See <see cref="HashAttribute"/>.</summary>
/// <param name="Buckets">Number of buckets, 2 to 10,000,000.</param>
/// <param name="Seed">The hash's seed, 0 to 2,147,483,647.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record HashSpec(int Buckets, int Seed, Missing Missing) : CategorySpec
{
    /// <inheritdoc/>
    public override string Name => "hash";

    internal override FeatureKind Kind => FeatureKind.Category;

    private protected override bool TakesLists => true;

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("buckets", Buckets);
        json.WriteNumber("seed", Seed);
        json.WriteString("missing", Missing.ToString());
    }

    private protected override string? SettingProblem() => Between(nameof(Buckets), Buckets, 2, 10_000_000) ?? Between(nameof(Seed), Seed, 0, int.MaxValue);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [];

    private protected override LaneStage Fit(FitLane lane) => new HashStage(Buckets, Seed, Missing);

    private protected override LaneStage ReadLane(JsonElement fitted) => new HashStage(Buckets, Seed, Missing);
}
