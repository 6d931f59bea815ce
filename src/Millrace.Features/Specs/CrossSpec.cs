using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="CrossAttribute"/>.</summary>
/// <param name="Buckets">Number of buckets, 2 to 10,000,000.</param>
/// <param name="Seed">The hash's seed, 0 to 2,147,483,647.</param>
public sealed record CrossSpec(int Buckets, int Seed) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "cross";

    internal override FeatureKind Kind => FeatureKind.Category;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Between("the number of columns", columns.Length, 2, 8)
        ?? Each(columns, CategoriesOnly)
        ?? Between(nameof(Buckets), Buckets, 2, 10_000_000)
        ?? Between(nameof(Seed), Seed, 0, int.MaxValue);

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("buckets", Buckets);
        json.WriteNumber("seed", Seed);
    }

    internal override IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes) => [];

    internal override FittedStage Fit(ImmutableArray<FitLane> lanes) => lanes.Any(static lane => lane.Flow is ElementFlow)
        ? throw lanes[0].Fault("places of lists cannot be crossed")
        : new CrossStage(Buckets, Seed);

    internal override FittedStage Read(JsonElement fitted) => new CrossStage(Buckets, Seed);
}
