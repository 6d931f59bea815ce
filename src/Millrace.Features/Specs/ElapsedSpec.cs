using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="ElapsedAttribute"/>.</summary>
/// <param name="Unit">The unit.</param>
public sealed record ElapsedSpec(TimeUnit Unit) : FixedSpec
{
    /// <inheritdoc/>
    public override string Name => "elapsed";

    internal override FeatureKind Kind => FeatureKind.Numeric;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Count(columns, 2) ?? Each(columns, static column => TimesOnly(column, needsTime: false, needsDate: false))
        ?? (columns[0].Type == ColumnType.Time ^ columns[1].Type == ColumnType.Time ? "one column has dates and the other one none" : null);

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json) => json.WriteString("unit", Unit.ToString());

    private protected override FittedStage Stage() => new ElapsedStage(Unit);
}
