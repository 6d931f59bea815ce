using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>Writes many rows to a CSV file, a Parquet file and a table, each in a place of its own.</summary>
[Pipeline("sinks")]
public sealed partial class SinkPipeline
{
    /// <summary>Where to write.</summary>
    [Parameter]
    public string Place { get; init; } = "out";

    /// <summary>How many rows.</summary>
    [Parameter]
    public int Rows { get; init; } = 100;

    private void Define()
    {
        var rows = MakeFileRows.Step(Rows);
        WriteCsv<FileRow>.Step(rows, Place + "/csv/rows.csv");
        WriteParquet<FileRow>.Step(rows, Place + "/parquet/rows.parquet");
        WriteSql<FileRow>.Step(rows, "out", "rows");
    }
}
