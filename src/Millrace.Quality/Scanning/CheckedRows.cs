using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Holds rows against what is expected of their columns and of them. Merged with others in the order of the rows. Not for several threads at once.
/// </summary>
internal sealed class CheckedRows : IDisposable
{
    private readonly SchemaInfo _schema;
    private readonly ImmutableArray<ImmutableArray<ExpectationCheck>> _columns;
    private readonly ImmutableArray<RuleEvaluation> _rules;

    /// <param name="schema">The rows' schema.</param>
    /// <param name="columns">Columns like those of the batches that will come.</param>
    /// <param name="request">What is asked.</param>
    /// <exception cref="MillraceException">An expectation does not suit its column.</exception>
    public CheckedRows(SchemaInfo schema, ImmutableArray<Column> columns, ScanRequest request)
    {
        _schema = schema;
        _columns = [.. columns.Select(Of)];
        _rules = [.. schema.Rules.Where(rule => rule.Columns.All(IsExpected)).Select(rule => new RuleEvaluation(schema, rule))];

        bool IsExpected(string name) => schema.Columns[schema.IndexOf(name)].IsExpectedIn(request.Environment);

        ImmutableArray<ExpectationCheck> Of(Column column) => column.Info.IsExpectedIn(request.Environment)
            ? [.. ExpectationChecks.Of(column, request.CreateFolder), .. request.MoreChecks?.Invoke(column) ?? []]
            : [];
    }

    /// <summary>Looks at rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="first">The first row in the dataset.</param>
    /// <param name="gathered">What was gathered of each column, of these rows last.</param>
    public void Add(Batch batch, long first, IReadOnlyList<ColumnCollector> gathered)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            foreach (ExpectationCheck check in _columns[i])
            {
                if (!check.TryPass(batch.Columns[i], gathered[i]))
                    check.Add(batch.Columns[i], first);
            }
        }

        foreach (RuleEvaluation rule in _rules)
            rule.Add(batch, first);
    }

    /// <summary>Takes what was found in the rows that follow, which is not used after that.</summary>
    public void Merge(CheckedRows other)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            for (int k = 0; k < _columns[i].Length; k++)
                _columns[i][k].Merge(other._columns[i][k]);
        }

        for (int i = 0; i < _rules.Length; i++)
            _rules[i].Merge(other._rules[i]);
    }

    /// <summary>What came of the expectations of each column.</summary>
    public ImmutableArray<ImmutableArray<ExpectationReport>> ReportColumns() =>
        [.. _columns.Select(static column => column.Select(static check => check.Report()).ToImmutableArray())];

    /// <summary>What came of the expectations of rows. How many rows there are is one thing that holds or does not.</summary>
    /// <param name="rows">How many there are.</param>
    public ImmutableArray<ExpectationReport> ReportRows(long rows) =>
    [
        .. _schema.Rows is { } expected
            ? [new ExpectationReport(expected.ToString(), rows, expected.Holds(rows) ? 0 : Math.Max(1, rows), 0, [])]
            : Array.Empty<ExpectationReport>(),
        .. _rules.Select(static rule => rule.Report()),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ExpectationCheck check in _columns.SelectMany(static column => column))
            check.Dispose();
    }
}
