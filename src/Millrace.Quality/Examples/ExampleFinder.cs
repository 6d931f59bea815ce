using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Looks for the first examples of one anomaly, batch by batch in the order of the rows. Not for several threads at once.</summary>
/// <param name="anomaly">The anomaly.</param>
/// <param name="column">Its column.</param>
/// <param name="place">The column's place in the batches.</param>
/// <param name="test">Finds them.</param>
internal sealed class ExampleFinder(Anomaly anomaly, SoughtColumn column, int place, ExampleTest test)
{
    private readonly PresentTest? _anyTest = anomaly.Sought.Value == SoughtValue.OtherType ? new(isPresent: true) : null;
    private readonly List<BrokenValue> _found = [];
    private readonly List<BrokenValue> _any = [];

    private readonly long _most = anomaly.Sought.IsCounted
        ? Math.Min(anomaly.Count, ExpectationReport.MaximumExamples)
        : ExpectationReport.MaximumExamples;

    /// <summary>Whether no more are wanted.</summary>
    public bool IsDone => _found.Count >= _most;

    /// <summary>Looks at rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="firstRow">The first row in the dataset.</param>
    public void Look(Batch batch, long firstRow)
    {
        Column values = batch.Columns[place];
        Find(test, values, firstRow, _found);
        if (_anyTest is not null && _found.Count == 0)
            Find(_anyTest, values, firstRow, _any);
    }

    /// <summary>The anomaly with what was found, which its sentence tells as well.</summary>
    public Anomaly ToAnomaly()
    {
        ImmutableArray<BrokenValue> examples = [.. _found.Count > 0 ? _found : _any];
        if (examples.IsEmpty)
            return anomaly;

        // Where nobody counted them, there may be more than so many.
        long count = anomaly.Sought.IsCounted ? anomaly.Count : examples.Length < _most ? 0 : long.MaxValue;
        ColumnInfo shown = anomaly.Sought.InElements ? column.Read.Item! : column.Read;
        bool isQuoted = shown.Type == ColumnType.Text && !column.IsMasked && anomaly.Sought.Value != SoughtValue.Missing;
        return anomaly with
        {
            // Of a column that the schema does not have, values are masked, and a sentence of masks says nothing.
            Message = anomaly.Kind == AnomalyKind.NewColumn
                ? anomaly.Message
                : $"{anomaly.Message.TrimEnd('.')}{Sentence.Examples(examples, count, isQuoted)}.",
            Examples = examples,
        };
    }

    private void Find(ExampleTest wanted, Column values, long firstRow, List<BrokenValue> examples)
    {
        if (anomaly.Sought.InElements)
        {
            FindInElements(wanted, (ListColumn)values, firstRow, examples);
            return;
        }

        for (int row = wanted.Next(values, 0); row < values.Count && examples.Count < _most; row = wanted.Next(values, row + 1))
            examples.Add(new BrokenValue(firstRow + row, Show(values, row)));
    }

    // The first of each list, so that several rows are told.
    private void FindInElements(ExampleTest wanted, ListColumn lists, long firstRow, List<BrokenValue> examples)
    {
        Column items = lists.Items;
        ReadOnlySpan<int> ends = lists.Ends;
        int row = 0;
        for (int item = wanted.Next(items, 0); item < items.Count && examples.Count < _most; item = wanted.Next(items, ends[row]))
        {
            while (ends[row] <= item)
                row++;
            examples.Add(new BrokenValue(firstRow + row, Show(items, item)));
        }
    }

    private string Show(Column values, int at) => column.IsMasked ? SensitiveAttribute.Mask : ShownValue.Of(values, at);
}
