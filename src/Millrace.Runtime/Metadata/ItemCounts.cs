using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// How many items of a map ended how. An item ended as the worst of its steps; it is executed where any of them was, and reused where none had to run.
/// </summary>
/// <param name="States">The numbers by state, in the order of the states.</param>
public sealed record ItemCounts(ImmutableSortedDictionary<StepState, int> States)
{
    /// <summary>How many items were begun with.</summary>
    public int Total => States.Values.Sum();

    /// <summary>Counts.</summary>
    /// <param name="map">The map's name.</param>
    /// <param name="steps">The names and states of the steps of its items.</param>
    internal static ItemCounts? Of(string map, IEnumerable<(string Name, StepState State)> steps)
    {
        var items = new Dictionary<string, StepState>(StringComparer.Ordinal);
        foreach ((string name, StepState state) in steps)
        {
            string item = name[..name.IndexOf(']', map.Length)];
            items[item] = items.TryGetValue(item, out StepState other) && Rank(other) > Rank(state) ? other : state;
        }

        return items.Count == 0 ? null : new ItemCounts(
            items.Values.GroupBy(static state => state).ToImmutableSortedDictionary(static group => group.Key, static group => group.Count()));
    }

    /// <summary>The counts once the program that ran the map has ended.</summary>
    internal ItemCounts Interrupted() => new(States
        .GroupBy(static pair => pair.Key is StepState.Pending or StepState.Running ? StepState.Cancelled : pair.Key, static pair => pair.Value)
        .ToImmutableSortedDictionary(static group => group.Key, static group => group.Sum()));

    private static int Rank(StepState state) => state switch
    {
        StepState.Failed => 7,
        StepState.Blocked => 6,
        StepState.Cancelled => 5,
        StepState.Running => 4,
        StepState.Pending => 3,
        StepState.Executed => 2,
        StepState.Skipped => 1,
        _ => 0,
    };
}
