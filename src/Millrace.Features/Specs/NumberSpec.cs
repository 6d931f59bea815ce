using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A stage from numbers to numbers.</summary>
public abstract record NumberSpec : LaneSpec
{
    private protected NumberSpec()
    {
    }

    internal sealed override FeatureKind Kind => FeatureKind.Numeric;

    internal sealed override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, NumbersOnlyOf) ?? SettingProblem();

    internal override string? Problem(FeatureKind before) => NumbersOnly(before) ?? SettingProblem();

    /// <summary>Says what is wrong with the settings, or null.</summary>
    private protected virtual string? SettingProblem() => null;

    /// <summary>Says what is wrong with a column, or null.</summary>
    private protected virtual string? NumbersOnlyOf(ColumnInfo column) => NumbersOnly(column);
}
