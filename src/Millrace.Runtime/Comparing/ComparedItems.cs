using System.Globalization;

namespace Millrace.Runtime;

/// <summary>What a comparison tells of maps: how many items each had, and which ended in another way or yielded something else than in the first run.</summary>
internal static class ComparedItems
{
    /// <summary>How many items are named; of more, how many there are.</summary>
    private const int MostNamed = 10;

    /// <summary>How many items each map had.</summary>
    public static IEnumerable<(string Name, double Value)> Counts(ComparedRun run) =>
        run.Record.Steps.Where(static step => step.Items is not null).Select(static step => ($"{step.Name}, items", (double)step.Items!.Total));

    /// <summary>Which steps of items differ from those of the first run, by map; nothing for a map that has none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">The run that the others are held against.</param>
    public static IEnumerable<(string Name, string? Value)> Unlike(ComparedRun run, ComparedRun first)
    {
        Dictionary<string, ItemBrief> others = ByName(first), own = ByName(run);
        ILookup<string, string> unlike = others.Keys.Union(own.Keys, StringComparer.Ordinal)
            .Where(name => !IsSame(own.GetValueOrDefault(name), others.GetValueOrDefault(name)))
            .OrderBy(static name => name, ItemOrder.Instance).ToLookup(MapOf, StringComparer.Ordinal);
        foreach (StepRecord map in run.Record.Steps.Where(static step => step.Items is not null))
            yield return ($"{map.Name}, items unlike the first run's", Tell([.. unlike[map.Name]]));
    }

    private static Dictionary<string, ItemBrief> ByName(ComparedRun run) => run.Items.ToDictionary(static item => item.Name, StringComparer.Ordinal);

    // Whether a result was reused is no difference of the results.
    private static bool IsSame(ItemBrief? one, ItemBrief? other) =>
        one is not null && other is not null && one.Outputs == other.Outputs && (HasResult(one.State) ? HasResult(other.State) : one.State == other.State);

    private static bool HasResult(StepState state) => state is StepState.Executed or StepState.Reused;

    private static string MapOf(string step) => step[..step.IndexOf('[', StringComparison.Ordinal)];

    private static string Tell(string[] names) => names.Length == 0 ? "none" : string.Create(
        CultureInfo.InvariantCulture, $"{names.Length}: {string.Join(", ", names.Take(MostNamed))}{(names.Length > MostNamed ? ", …" : "")}");
}
