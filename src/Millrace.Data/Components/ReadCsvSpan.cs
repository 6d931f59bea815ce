namespace Millrace.Data;

/// <summary>Reads the CSV files of one span. The first line of each names the columns.</summary>
/// <typeparam name="T">The row type; its columns are found by name, others are ignored.</typeparam>
[Component]
[Resources(Cpus = CsvOptions.MostByDefault)]
public sealed partial class ReadCsvSpan<T>
    where T : struct, ISchema<T>
{
    /// <summary>What separates fields: one character, or the word tab.</summary>
    [Parameter]
    public string Delimiter { get; init; } = ",";

    /// <summary>Texts that stand for a missing value, besides the empty one.</summary>
    [Parameter]
    public IReadOnlyList<string> NullSpellings { get; init; } = [];

    /// <summary>Reads the rows.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="CsvException">A file lacks a column, is malformed or holds a value that its column cannot.</exception>
    /// <exception cref="DataException">A file is not what it was when the span was found.</exception>
    /// <exception cref="ParameterException">The delimiter is not one character.</exception>
    public Task<Dataset<T>> RunAsync(SourceSpan span, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(step);
        return SpanReading.ReadAsync(span, step, Read, cancellation);

        Task<Dataset<T>> Read(string path) =>
            new ReadCsv<T> { Path = path, Delimiter = Delimiter, NullSpellings = NullSpellings }.RunAsync(step, cancellation);
    }
}
