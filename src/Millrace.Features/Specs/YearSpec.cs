using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="YearAttribute"/>.</summary>
public sealed record YearSpec : FixedSpec
{
    /// <inheritdoc/>
    public override string Name => "year";

    internal override FeatureKind Kind => FeatureKind.Numeric;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Each(columns, static column => TimesOnly(column, needsTime: false, needsDate: true));

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
    }

    private protected override FittedStage Stage() => new YearStage();
}
