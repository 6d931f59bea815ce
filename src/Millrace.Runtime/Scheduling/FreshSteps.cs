namespace Millrace.Runtime;

/// <summary>Which steps of a graph run even where an earlier result could be reused, and the names by which they are asked for.</summary>
internal sealed class FreshSteps
{
    private readonly BoundPlan _plan;
    private readonly string _prefix;
    private readonly string[] _names;
    private readonly bool[] _isFresh;

    /// <summary>Finds the steps of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="names">The names (<see cref="StepNames"/>).</param>
    public FreshSteps(BoundPlan plan, IEnumerable<string> names)
        : this(plan, "", [.. names], isAll: false)
    {
    }

    private FreshSteps(BoundPlan plan, string prefix, string[] names, bool isAll)
    {
        _plan = plan;
        _prefix = prefix;
        _names = names;
        _isFresh = new bool[plan.Steps.Length];
        for (int i = 0; i < _isFresh.Length && (isAll || names.Length > 0); i++)
            _isFresh[i] = isAll || names.Any(name => StepNames.Covers(name, plan.Steps[i].Name));
    }

    /// <summary>Whether a step runs even where an earlier result could be reused.</summary>
    public bool this[int step] => _isFresh[step];

    /// <summary>The name by which a step is asked for.</summary>
    public string NameOf(int step) => _prefix + _plan.Steps[step].Name;

    /// <summary>The steps of a map's body.</summary>
    /// <param name="step">The position of the step that maps.</param>
    public FreshSteps Within(int step)
    {
        string before = $"{_plan.Steps[step].Name}.";
        string[] names = [.. _names.Where(name => name.StartsWith(before, StringComparison.Ordinal)).Select(name => name[before.Length..])];
        return new FreshSteps(_plan.Steps[step].Body!, _prefix + before, names, _isFresh[step]);
    }
}
