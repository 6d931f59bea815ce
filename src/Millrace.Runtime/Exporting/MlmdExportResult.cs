namespace Millrace.Runtime;

/// <summary>What was exported to ML Metadata.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Runs">How many runs are in it.</param>
/// <param name="Executions">How many executions.</param>
/// <param name="Artifacts">How many artifacts, files from outside included.</param>
/// <param name="Events">How many inputs and outputs.</param>
/// <param name="Bytes">The file's bytes.</param>
public sealed record MlmdExportResult(string Path, long Runs, long Executions, long Artifacts, long Events, long Bytes);
