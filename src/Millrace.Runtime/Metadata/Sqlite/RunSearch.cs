using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>A filter of runs as the condition of a query over <c>run r</c>. What a query cannot tell, <see cref="RunQueries"/> looks at afterwards.</summary>
internal sealed class RunSearch
{
    private readonly List<string> _conditions = ["true"];
    private readonly List<SqlValue> _values = [];

    private RunSearch()
    {
    }

    /// <summary>The condition.</summary>
    public string Condition => string.Join(" AND ", _conditions);

    /// <summary>The values of its parameters.</summary>
    public ReadOnlySpan<SqlValue> Values => _values.ToArray();

    /// <summary>Makes the condition.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="before">Only runs before the one of this number; null for all.</param>
    /// <param name="isCommon">Whether so many numbers meet a condition that it is quicker to look at each run.</param>
    public static RunSearch Of(RunFilter filter, long? before, Func<MetricCondition, bool> isCommon)
    {
        var search = new RunSearch();
        search.Add($"r.number NOT IN ({RunDeletions.Deleted})");
        if (before is { } number)
            search.Add($"r.number < {search.Value(number)}");
        if (filter.Pipeline is { } pipeline)
            search.Add($"r.pipeline = {search.Value(pipeline)}");
        if (filter.Since is { } since)
            search.Add($"r.started_at >= {search.Value(Rows.Text(since))}");
        if (filter.Until is { } until)
            search.Add($"r.started_at < {search.Value(Rows.Text(until))}");
        if (!filter.Statuses.IsEmpty)
            search.Add($"r.status IN ({string.Join(", ", Recorded(filter).Select(status => search.Value(status.ToString())))})");
        foreach (TagCondition tag in filter.Tags)
            search.Add(search.Has(tag));
        foreach (MetricCondition metric in filter.Metrics)
            search.Add(search.Has(metric, isCommon(metric)));
        return search;
    }

    /// <summary>The numbers that meet a condition, one row each, so that they can be counted.</summary>
    public static RunSearch Of(MetricCondition metric)
    {
        var search = new RunSearch();
        search.Add(search.Met(metric));
        return search;
    }

    /// <summary>Adds a value.</summary>
    /// <returns>Its parameter.</returns>
    public string Value(SqlValue value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"$p{_values.Count - 1}");
    }

    /// <summary>As what runs may be recorded that are shown in one of the wanted ways: one whose program is gone may still be recorded as running.</summary>
    private static ImmutableHashSet<RunStatus> Recorded(RunFilter filter) =>
        filter.Statuses.Contains(RunStatus.Interrupted) ? filter.Statuses.Add(RunStatus.Running) : filter.Statuses;

    private string Has(TagCondition tag)
    {
        string name = Value(tag.Name);
        string value = tag.Value is { } wanted ? $" AND t.value = {Value(wanted)}" : "";
        return $"EXISTS (SELECT 1 FROM run_tag t WHERE t.run = r.number AND t.name = {name}{value})";
    }

    private string Has(MetricCondition metric, bool isCommon)
    {
        // The name of a step ends where that of its metric begins, which may itself have a dot; a name without one is any step's.
        string name = Value(metric.Name);
        string met = Met(metric);
        string named = $"(m.name = {name} OR s.name || '.' || m.name = {name})";
        return isCommon
            ? $"""
               EXISTS (
                   SELECT 1 FROM step s JOIN metric m ON m.step = {Rows.Done}
                   WHERE s.run = r.number AND s.parent IS NULL AND s.state <> 'Skipped' AND {met} AND {named})
               """
            : $"""
               r.number IN (
                   SELECT s.run FROM metric m JOIN step s ON s.step = m.step WHERE {met} AND s.parent IS NULL AND {named}
                   UNION SELECT s.run FROM metric m JOIN step s ON s.source = m.step WHERE {met} AND s.parent IS NULL AND s.state <> 'Skipped' AND {named})
               """;
    }

    /// <summary>The condition on <c>metric m</c> that an index answers: each name that the end of the wanted one may be.</summary>
    private string Met(MetricCondition metric)
    {
        string comparison = metric.Comparison switch
        {
            Comparison.Equal => "=",
            Comparison.NotEqual => "<>",
            Comparison.Less => "<",
            Comparison.LessOrEqual => "<=",
            Comparison.Greater => ">",
            _ => ">=",
        };
        IEnumerable<string> names = Enumerable.Range(0, metric.Name.Length).Where(i => i == 0 || metric.Name[i - 1] == '.').Select(i => Value(metric.Name[i..]));
        return $"m.position = 0 AND m.name IN ({string.Join(", ", names)}) AND m.value {comparison} {Value(metric.Value)}";
    }

    private void Add(string condition) => _conditions.Add(condition);
}
