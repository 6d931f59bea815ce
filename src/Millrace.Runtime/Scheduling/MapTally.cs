using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Counts how the steps of a map's items ended. Not safe for several threads at once.</summary>
internal sealed class MapTally
{
    private readonly SortedDictionary<StepState, int> _steps = [];
    private readonly Dictionary<StepState, int> _items = [];
    private StepResult? _first;

    /// <summary>Adds the steps of one item.</summary>
    public void Add(ImmutableArray<StepResult> steps)
    {
        foreach (StepResult step in steps)
            _steps[step.State] = _steps.GetValueOrDefault(step.State) + 1;
        StepResult? worst = steps.Where(static step => step.Error is not null || step.State == StepState.Cancelled).MaxBy(static step => Rank(step.State));
        if (worst is null)
            return;
        _items[worst.State] = _items.GetValueOrDefault(worst.State) + 1;
        if (_first is null || Rank(worst.State) > Rank(_first.State))
            _first = worst;
    }

    /// <summary>What became of the map as a whole.</summary>
    /// <param name="items">How many items there are.</param>
    /// <param name="done">How many of them came to their ends.</param>
    public (StepState State, StepCause Cause, StepError? Error) End(int items, int done)
    {
        if (_first is { State: StepState.Failed or StepState.Blocked, Error: StepError error })
        {
            int count = _items[_first.State];
            string verb = _first.State == StepState.Failed ? "failed" : count == 1 ? "is blocked" : "are blocked";
            string message = string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {items:N0} items {verb}; {_first.Name}: {error.Message}");
            return (_first.State, _first.State == StepState.Failed ? _first.Cause : StepCause.Gate, error with { Message = message });
        }

        if (_first is not null || done < items)
            return (StepState.Cancelled, _first?.Cause ?? StepCause.NotStarted, null);
        return (_steps.ContainsKey(StepState.Executed) || _steps.Count == 0 ? StepState.Executed : StepState.Reused, StepCause.None, null);
    }

    /// <summary>The counts in words, after a colon; empty where there is nothing to count.</summary>
    public string Describe() => _steps.Count == 0 ? "" : ": " + string.Join(
        ", ", _steps.Select(static each => string.Create(CultureInfo.InvariantCulture, $"{each.Value:N0} {(each.Value == 1 ? "step" : "steps")} {each.Key.ToString().ToLowerInvariant()}")));

    private static int Rank(StepState state) => state switch
    {
        StepState.Failed => 3,
        StepState.Blocked => 2,
        StepState.Cancelled => 1,
        _ => 0,
    };
}
