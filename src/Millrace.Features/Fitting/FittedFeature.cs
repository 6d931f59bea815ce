using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>One feature of a fitted set.</summary>
/// <param name="Info">Its definition.</param>
/// <param name="Columns">Its source columns.</param>
/// <param name="Slot">Where it stands.</param>
/// <param name="Stages">The stages with their learned values.</param>
internal sealed record FittedFeature(FeatureInfo Info, ImmutableArray<ColumnInfo> Columns, FeatureSlot Slot, ImmutableArray<FittedStage> Stages)
{
    /// <summary>What it is after the last stage.</summary>
    public FeatureForm Form => FormOf(Columns, Stages);

    /// <summary>The most numbers or ids that a row has side by side, from its columns to the last stage.</summary>
    public int MostLanes => Enumerable.Range(0, Stages.Length + 1).Max(stages => FormOf(Columns, Stages[..stages]).Lanes);

    /// <summary>How many numbers are learned for each key of a column.</summary>
    /// <param name="key">The column's name in files.</param>
    public int NumbersOf(string key) => Enumerable.Range(0, Stages.Length).Where(stage => Info.Stages[stage].MoreColumns.Contains(key))
        .Sum(stage => FormOf(Columns, Stages[..(stage + 1)]).Lanes);

    public static FeatureForm FormOf(ImmutableArray<ColumnInfo> columns, ImmutableArray<FittedStage> stages) => stages.Aggregate(
        new FeatureForm(null, columns.Length, IsOfLists: columns[0].Type == ColumnType.List), static (form, stage) => stage.FormOf(form));
}
