using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="DistanceAttribute"/>.</summary>
public sealed record DistanceSpec : FixedSpec
{
    /// <inheritdoc/>
    public override string Name => "distance";

    internal override FeatureKind Kind => FeatureKind.Numeric;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Count(columns, 4) ?? Each(columns, NumbersOnly);

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
    }

    private protected override FittedStage Stage() => new DistanceStage();
}
