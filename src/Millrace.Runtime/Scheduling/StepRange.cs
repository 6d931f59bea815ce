namespace Millrace.Runtime;

/// <summary>Which steps a run is asked for, and which others it needs stored results of.</summary>
internal sealed class StepRange
{
    private readonly RunOptions _options;
    private readonly bool[] _inRange;
    private readonly bool[] _relevant;

    public StepRange(BoundPlan plan, PlanGraph graph, RunOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxParallelism, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Grace, TimeSpan.Zero);
        foreach (string name in options.Fresh.Order(StringComparer.Ordinal))
            plan.Step(name);
        int? from = options.From is null ? null : plan.Step(options.From).Index, to = options.To is null ? null : plan.Step(options.To).Index;

        _options = options;
        bool[] after = graph.WithDescendants(step => from is null || step == from), before = graph.WithAncestors(step => to is null || step == to);
        _inRange = [.. after.Zip(before, static (isAfter, isBefore) => isAfter && isBefore)];
        if (from is not null && to is not null && !_inRange.Contains(true))
            throw new ParameterException("from", $"step '{options.To}' does not depend on step '{options.From}', so nothing lies between them.");
        _relevant = graph.WithAncestors(step => _inRange[step]);
    }

    /// <summary>Whether the step is to be run.</summary>
    public bool Contains(int step) => _inRange[step];

    /// <summary>Whether a step to be run needs the step, directly or not.</summary>
    public bool IsRelevant(int step) => _relevant[step];

    /// <summary>Why a step that is not to be run is skipped.</summary>
    public string Reason(int step) =>
        _options.From is not null && (_options.To is null || _relevant[step]) ? $"outside --from {_options.From}"
        : _options.From is null ? $"not needed for --to {_options.To}"
        : $"outside --from {_options.From} --to {_options.To}";
}
