namespace Millrace.Tables.Tests.Engine;

/// <summary>All that the engine does, as a pipeline names it.</summary>
[Pipeline("things")]
public sealed partial class ThingPipeline
{
    private void Define()
    {
        var things = MakeThings.Step();
        var distinct = DistinctRows<Thing>.Step(things);
        var sorted = SortRows<Thing, NewestFirst>.Step(distinct, memoryBudget: 64);
        GroupRows<Thing, ThingTotals, ThingGrouping>.Step(sorted);
        JoinRows<Thing, Part, Joined, WithPart>.Step(sorted, MakeParts.Step());
        ShuffleRows<Thing>.Step(sorted);
    }
}
