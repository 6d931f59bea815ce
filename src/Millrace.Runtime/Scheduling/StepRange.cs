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
        options.Check(plan);

        _options = options;
        bool[] first = Named(plan, options.From), last = Named(plan, options.To);
        bool[] after = graph.WithDescendants(step => first[step]), before = graph.WithAncestors(step => last[step]);
        _inRange = [.. after.Zip(before, static (isAfter, isBefore) => isAfter && isBefore)];
        if (options.From is not null && options.To is not null && !_inRange.Contains(true))
            throw new ParameterException("from", $"step '{options.To}' does not depend on step '{options.From}', so nothing lies between them.");
        _relevant = graph.WithAncestors(step => _inRange[step]);
    }

    /// <summary>The steps that a name stands for; all without a name.</summary>
    private static bool[] Named(BoundPlan plan, string? name)
    {
        var named = new bool[plan.Steps.Length];
        if (name is null)
            Array.Fill(named, true);
        else
            Array.ForEach([.. StepNames.Find(plan, name)], step => named[step] = true);
        return named;
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
