using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Takes some of the rows at random, in their order: a share of them, each by itself, or a number of them without replacement, any choice as likely as any
/// other. What is chosen depends on the step's seed and the rows' numbers alone.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class SampleRows<T>
    where T : struct, ISchema<T>
{
    /// <summary>The probability with which each row is taken; instead of a count.</summary>
    [Parameter, InRange(0, 1)]
    public double? Fraction { get; init; }

    /// <summary>How many rows are taken, all where there are no more; instead of a fraction.</summary>
    [Parameter, InRange(0, long.MaxValue)]
    public long? Count { get; init; }

    /// <summary>Takes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="step">Receives progress and the number of rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">Fraction and count are both given, or neither is.</exception>
    public async Task<Dataset<T>> RunAsync(Dataset<T> rows, Seed seed, StepContext step, CancellationToken cancellation)
    {
        Task<Dataset<T>> sampling = (Fraction, Count) switch
        {
            ({ } fraction, null) => rows.SampleAsync(step, fraction, seed, null, cancellation),
            (null, { } count) => rows.SampleAsync(step, count, seed, null, cancellation),
            (null, null) => throw new ParameterException("fraction", "Neither a fraction nor a count says how many rows to take: give one of them."),
            _ => throw new ParameterException("fraction", "Both a fraction and a count say how many rows to take: give one of them."),
        };
        Dataset<T> sample = await sampling.ConfigureAwait(false);
        step.RecordMetric("rows", sample.RowCount);
        return sample;
    }
}
