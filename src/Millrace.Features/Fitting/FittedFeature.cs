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

    public static FeatureForm FormOf(ImmutableArray<ColumnInfo> columns, ImmutableArray<FittedStage> stages) => stages.Aggregate(
        new FeatureForm(null, columns.Length, IsOfLists: columns[0].Type == ColumnType.List), static (form, stage) => stage.FormOf(form));
}
