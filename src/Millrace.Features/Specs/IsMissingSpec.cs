using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="IsMissingAttribute"/>.</summary>
public sealed record IsMissingSpec : LaneSpec
{
    /// <inheritdoc/>
    public override string Name => "is-missing";

    internal override FeatureKind Kind => FeatureKind.Numeric;

    internal override bool SeesMissing => true;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Each(columns, static column => column.Type is ColumnType.Binary or ColumnType.List ? "it takes no bytes and no lists" : null);

    internal override string? Problem(FeatureKind before) => NumbersOnly(before);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
    }

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [];

    private protected override LaneStage Fit(FitLane lane) => new IsMissingStage();

    private protected override LaneStage ReadLane(JsonElement fitted) => new IsMissingStage();
}
