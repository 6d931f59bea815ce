namespace Millrace.Data;

/// <summary>
/// Writes a dataset to a CSV file outside of the store. The file appears complete or not at all; a run that would write the same again leaves it, and one
/// that is repeated writes the same bytes. Sensitive values are written as they are.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
public sealed partial class WriteCsv<T>
    where T : struct, ISchema<T>
{
    /// <summary>The file to write; one that is there is replaced.</summary>
    [Parameter]
    public required string Path { get; init; }

    /// <summary>What separates fields: one character, or the word tab.</summary>
    [Parameter]
    public string Delimiter { get; init; } = ",";

    /// <summary>Writes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early; what had the name before still has it.</param>
    /// <returns>What was written; asked before the step is reused whether it is still there.</returns>
    /// <exception cref="DataException">The file cannot be written, or a value has no text form.</exception>
    /// <exception cref="ParameterException">The delimiter is not one character.</exception>
    public async Task<WrittenFile> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        var options = new CsvOptions { Delimiter = CsvCharacter.ReadDelimiter(Delimiter) };
        return await FileSink.WriteAsync(Path, rows.RowCount, WriteAsync, cancellation).ConfigureAwait(false);

        Task WriteAsync() => CsvFile.WriteAsync(rows, Path, options, written => step.ReportProgress(written, rows.RowCount, "rows"), cancellation);
    }
}
