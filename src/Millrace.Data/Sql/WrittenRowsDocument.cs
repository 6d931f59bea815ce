namespace Millrace.Data;

/// <summary>What the artifact's <c>written.json</c> holds.</summary>
internal sealed record WrittenRowsDocument(string Database, string Table, string BatchColumn, string Batch, long Rows, bool IsAll);
