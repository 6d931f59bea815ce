using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>The way to a step by the name that a run gives it, through the items of maps: <c>parts[17].train</c>.</summary>
/// <param name="Levels">The maps on the way, from the outermost.</param>
/// <param name="Plan">The plan of the step; of an item the body with the item's names.</param>
/// <param name="Step">The step.</param>
internal sealed record StepPath(ImmutableArray<StepPath.Level> Levels, BoundPlan Plan, BoundStep Step)
{
    /// <summary>Finds a step.</summary>
    /// <param name="plan">The run's plan.</param>
    /// <param name="name">The step's name.</param>
    /// <exception cref="ParameterException">There is none that could be run by itself; the message proposes the nearest.</exception>
    public static StepPath Find(BoundPlan plan, string name)
    {
        var levels = ImmutableArray.CreateBuilder<Level>();
        BoundPlan scope = plan;
        while (true)
        {
            if (scope.Steps.FirstOrDefault(step => step.Name == name) is BoundStep { Body: null } found)
            {
                return found.Step.Reference is null ? new StepPath(levels.ToImmutable(), scope, found) : throw new ParameterException(
                    name, $"step '{name}' stands for a stored artifact and runs nothing.");
            }

            BoundStep map = scope.Steps.FirstOrDefault(step => step.Body is not null && IsWithin(name, step.Name)) ?? throw new ParameterException(
                name, $"pipeline '{plan.Name}' has no step '{name}'.{NearestName.Proposal(name, scope.Steps.Select(static step => step.Name))}");
            if (Item(name, map) is not int index)
            {
                throw new ParameterException(
                    name,
                    $"step '{map.Name}' runs steps for each item: name one of these, such as '{map.Name}[0].{map.Body!.Steps[^1].Name}'.");
            }

            levels.Add(new Level(scope, map, index));
            scope = map.Body!.ForItem(map, index);
        }
    }

    /// <summary>Whether a name is a map's, or begins as those of its items' steps do.</summary>
    private static bool IsWithin(string name, string map) =>
        name.StartsWith(map, StringComparison.Ordinal) && (name.Length == map.Length || name[map.Length] is '[' or '.');

    /// <summary>The item that a name leads to; null where it leads to none of this map.</summary>
    private static int? Item(string name, BoundStep map)
    {
        ReadOnlySpan<char> rest = name.AsSpan(map.Name.Length);
        int end = rest.IndexOf("].", StringComparison.Ordinal);
        return end > 1 && rest[0] == '[' && int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null;
    }

    /// <summary>An item on the way.</summary>
    /// <param name="Plan">The plan that the map is a step of.</param>
    /// <param name="Map">The map.</param>
    /// <param name="Index">The item's position.</param>
    internal sealed record Level(BoundPlan Plan, BoundStep Map, int Index);
}
