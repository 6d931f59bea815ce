namespace Millrace.Data;

/// <summary>
/// What the artifact's <c>written.json</c> holds; the time limit, in seconds, is that of a count when somebody asks whether the rows are still there.
/// </summary>
internal sealed record WrittenRowsDocument(string Database, string Table, string BatchColumn, string Batch, long Rows, bool IsAll, int? CommandTimeout = null);
