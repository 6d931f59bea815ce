using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Counts how the steps of a map's items ended, but for those that stand for stored artifacts. Not safe for several threads at once.</summary>
/// <param name="body">The steps of the map's body.</param>
internal sealed class MapTally(ImmutableArray<BoundStep> body)
{
    private readonly SortedDictionary<StepState, int> _steps = [];
    private readonly Dictionary<StepState, int> _items = [];

    /// <summary>The first of the steps that ended worst; null where none ended badly.</summary>
    public StepResult? Worst { get; private set; }

    /// <summary>Whether a new run does any of the steps again although it came to a result.</summary>
    public bool RunsAgain { get; private set; }

    /// <summary>Adds the steps of one item.</summary>
    public void Add(ImmutableArray<StepResult> steps)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            if (body[i].Step.Reference is not null)
                continue;
            _steps[steps[i].State] = _steps.GetValueOrDefault(steps[i].State) + 1;
            RunsAgain |= steps[i].RunsAgain;
        }

        StepResult? worst = steps.Where(static step => step.Error is not null || step.State == StepState.Cancelled).MaxBy(static step => Rank(step.State));
        if (worst is null)
            return;
        _items[worst.State] = _items.GetValueOrDefault(worst.State) + 1;
        if (Worst is null || Rank(worst.State) > Rank(Worst.State))
            Worst = worst;
    }

    /// <summary>What became of the map as a whole.</summary>
    /// <param name="items">How many items there are.</param>
    /// <param name="done">How many of them came to their ends.</param>
    /// <param name="left">Why the others did not begin.</param>
    public (StepState State, StepCause Cause, StepError? Error) End(int items, int done, StepCause left)
    {
        if (Worst is { State: StepState.Failed or StepState.Blocked, Error: StepError error })
        {
            int count = _items[Worst.State];
            string verb = Worst.State == StepState.Failed ? "failed" : count == 1 ? "is blocked" : "are blocked";
            string message = string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {items:N0} items {verb}; {Worst.Name}: {error.Message}");
            return (Worst.State, Worst.State == StepState.Failed ? Worst.Cause : StepCause.Gate, error with { Message = message });
        }

        if (Worst is not null || done < items)
            return (StepState.Cancelled, Worst?.Cause ?? left, null);
        bool isReused = _steps.ContainsKey(StepState.Reused) && !_steps.ContainsKey(StepState.Executed);
        return (isReused ? StepState.Reused : StepState.Executed, StepCause.None, null);
    }

    /// <summary>The counts in words, after a colon; empty where there is nothing to count.</summary>
    public string Describe() => _steps.Count == 0 ? "" : ": " + string.Join(
        ", ", _steps.Select(static each => string.Create(
            CultureInfo.InvariantCulture, $"{each.Value:N0} {(each.Value == 1 ? "step" : "steps")} {each.Key.ToString().ToLowerInvariant()}")));

    private static int Rank(StepState state) => state switch
    {
        StepState.Failed => 3,
        StepState.Blocked => 2,
        StepState.Cancelled => 1,
        _ => 0,
    };
}
