using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="DatePartAttribute"/>.</summary>
/// <param name="Part">The part.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record DatePartSpec(DatePart Part, Missing Missing) : FixedSpec
{
    /// <inheritdoc/>
    public override string Name => "date-part";

    internal override FeatureKind Kind => FeatureKind.Category;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Each(columns, column => TimesOnly(column, DateParts.IsOfTime(Part), !DateParts.IsOfTime(Part)));

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteString("part", Part.ToString());
        json.WriteString("missing", Missing.ToString());
    }

    private protected override FittedStage Stage() => new DatePartStage(Part, Missing);
}
