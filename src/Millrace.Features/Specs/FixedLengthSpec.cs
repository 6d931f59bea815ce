using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="FixedLengthAttribute"/>.</summary>
/// <param name="Length">How many places, 1 to 10,000.</param>
/// <param name="FromEnd">Whether the last elements are kept.</param>
public sealed record FixedLengthSpec(int Length, bool FromEnd) : FixedSpec
{
    /// <inheritdoc/>
    public override string Name => "fixed-length";

    internal override bool YieldsColumns => true;

    internal override FeatureKind Kind => FeatureKind.Numeric;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, Problem) ?? Between(nameof(Length), Length, 1, 10_000);

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override ImmutableArray<ColumnInfo> ColumnsAfter(ImmutableArray<ColumnInfo> columns) =>
        [.. columns.SelectMany(column => Enumerable.Repeat(column.Item!, Length))];

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("length", Length);
        json.WriteBoolean("fromEnd", FromEnd);
    }

    private protected override FittedStage Stage() => new FixedLengthStage(Length, FromEnd);

    private static string? Problem(ColumnInfo column) =>
        column.Item is { } item && (NumbersOnly(item) is null || CategoriesOnly(item) is null) ? null : "it needs a column of lists of numbers or categories";
}
