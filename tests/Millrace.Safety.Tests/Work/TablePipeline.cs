using Millrace.Data;
using Millrace.Tables;

namespace Millrace.Safety.Tests.Work;

/// <summary>Sorts, groups and joins more rows than the budget of memory holds.</summary>
[Pipeline("tables")]
public sealed partial class TablePipeline
{
    /// <summary>How many rows.</summary>
    [Parameter]
    public int Rows { get; init; } = 100;

    private void Define()
    {
        var rows = MakeWideRows.Step(Rows);
        CheckTables.Step(
            rows,
            SortRows<FileRow, ByText>.Step(rows, memoryBudget: 64),
            GroupRows<FileRow, TextRows, ByText>.Step(rows, memoryBudget: 64),
            JoinRows<FileRow, FileRow, RowPair, ByText>.Step(rows, rows, memoryBudget: 64));
    }
}
