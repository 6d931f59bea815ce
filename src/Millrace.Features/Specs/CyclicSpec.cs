using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="CyclicAttribute"/>.</summary>
/// <param name="Cycle">The cycle of dates or times; none where there are numbers.</param>
/// <param name="Period">The cycle's length, of numbers.</param>
public sealed record CyclicSpec(Cycle Cycle, double Period) : FixedSpec
{
    /// <inheritdoc/>
    public override string Name => "cyclic";

    internal override FeatureKind Kind => FeatureKind.Numeric;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, Problem);

    internal override string? Problem(FeatureKind before) =>
        NumbersOnly(before) ?? (Cycle == Cycle.None ? PeriodProblem() : "a cycle of the calendar is one of dates or times; give the period of the numbers");

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteString("cycle", Cycle.ToString());
        json.WriteNumber("period", Period);
    }

    private protected override FittedStage Stage() => new CyclicStage(Cycle, Period);

    private string? Problem(ColumnInfo column) => Cycle switch
    {
        Cycle.None => NumbersOnly(column) is null ? PeriodProblem() : "it needs a column of numbers where a period is given; of dates and times give the cycle",
        Cycle.Hour or Cycle.Day => TimesOnly(column, needsTime: true, needsDate: false),
        _ => TimesOnly(column, needsTime: false, needsDate: true),
    };

    private string? PeriodProblem() => Period > 0 && double.IsFinite(Period) ? null : "its period is not above 0 and finite";
}
