using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans all columns of the rows that go by, once.</summary>
/// <param name="schema">The rows' schema.</param>
/// <param name="createFolder">Makes a folder for files that do not outlive the work.</param>
internal sealed class DatasetScan(SchemaInfo schema, Func<string> createFolder) : IDisposable
{
    private readonly RuleEvaluation[] _rules = [.. schema.Rules.Select(rule => new RuleEvaluation(schema, rule))];
    private ColumnScan[]? _columns;

    public long Rows { get; private set; }

    public void Add(Batch batch)
    {
        _columns ??= [.. batch.Columns.Select(column => ColumnScanFactory.Create(column, createFolder))];
        for (int i = 0; i < _columns.Length; i++)
            _columns[i].Add(batch.Columns[i], Rows);
        foreach (RuleEvaluation rule in _rules)
            rule.Add(batch, Rows);
        Rows += batch.Count;
    }

    public ScannedData Report() => new(schema.Name, Rows, _columns is null ? [] : [.. _columns.Select(static column => column.Report())])
    {
        Expectations = [.. Counts(), .. _rules.Select(static rule => rule.Report())],
    };

    public void Dispose()
    {
        foreach (ColumnScan column in _columns ?? [])
            column.Dispose();
    }

    /// <summary>How many rows there are is one thing that holds or does not.</summary>
    private ImmutableArray<ExpectationReport> Counts() =>
        schema.Rows is { } rows ? [new ExpectationReport(rows.ToString(), Rows, rows.Holds(Rows) ? 0 : Math.Max(1, Rows), 0, [])] : [];
}
