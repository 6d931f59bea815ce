using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>How many rows were read, and how many were not.</summary>
[Component]
public sealed partial class CountIngested
{
    public Value<string> Run(Dataset<FileRow> csv, Dataset<RejectedRow> badCsv, Dataset<FileRow> lines, Dataset<RejectedRow> badLines) =>
        Value.Of(FormattableString.Invariant($"{csv.RowCount} {badCsv.RowCount} {lines.RowCount} {badLines.RowCount}"));
}
