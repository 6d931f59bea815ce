using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>Reads large files with rows that cannot be read among the others.</summary>
[Pipeline("ingest")]
public sealed partial class IngestPipeline
{
    /// <summary>A CSV file.</summary>
    [Parameter]
    public string Csv { get; init; } = "rows.csv";

    /// <summary>A file of JSON lines.</summary>
    [Parameter]
    public string Lines { get; init; } = "rows.jsonl";

    private void Define()
    {
        var (csv, badCsv) = ReadCsvWithRejects<FileRow>.Step(Csv, maxRejectShare: 0.5);
        var (lines, badLines) = ReadJsonLinesWithRejects<FileRow>.Step(Lines, maxRejectShare: 0.5);
        CountIngested.Step(csv, badCsv, lines, badLines);
    }
}
