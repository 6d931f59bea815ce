namespace Millrace.Tables.Tests.Engine;

/// <summary>Things by group and name.</summary>
public sealed class ThingGrouping : IGrouping<Thing, ThingTotals>
{
    public static Grouping<Thing, ThingTotals> Grouping => new Grouping<Thing, ThingTotals>()
        .Key(Thing.Columns.Group, ThingTotals.Columns.Group)
        .Key(Thing.Columns.Name, ThingTotals.Columns.Name)
        .Count(ThingTotals.Columns.Things)
        .CountPresent(Thing.Columns.Price, ThingTotals.Columns.Priced)
        .CountDistinct(Thing.Columns.Price, ThingTotals.Columns.Names)
        .Sum(Thing.Columns.Id, ThingTotals.Columns.Whole)
        .Sum(Thing.Columns.Amount, ThingTotals.Columns.Amount)
        .Mean(Thing.Columns.Whole, ThingTotals.Columns.Mean)
        .Max(Thing.Columns.Price, ThingTotals.Columns.Price)
        .Min(Thing.Columns.Amount, ThingTotals.Columns.SmallestAmount)
        .Max(Thing.Columns.Name, ThingTotals.Columns.LargestName)
        .First(Thing.Columns.Id, ThingTotals.Columns.FirstId)
        .Last(Thing.Columns.Id, ThingTotals.Columns.LastId)
        .Variance(Thing.Columns.Weight, ThingTotals.Columns.Variance)
        .StandardDeviation(Thing.Columns.Weight, ThingTotals.Columns.Deviation)
        .Last(Thing.Columns.Tags, ThingTotals.Columns.LastTags);
}
