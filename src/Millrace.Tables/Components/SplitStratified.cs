using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Splits rows so that each stratum, which is the rows of one key, has the same shares, within one row, and the whole has them too, however small strata are.
/// Missing values are a stratum. Which rows of it is chosen at random, by the step's seed and the order of the rows. The columns of the key are read twice.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TStratum">What makes a stratum: a label, say.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class SplitStratified<T, TStratum>
    where T : struct, ISchema<T>
    where TStratum : IRowKey<T>
{
    /// <summary>Share of the rows that is chosen by.</summary>
    [Parameter, InRange(0, 0.9)]
    public double TuneFraction { get; init; } = 0.15;

    /// <summary>Share of the rows that nobody sees before the final evaluation.</summary>
    [Parameter, InRange(0, 0.9)]
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Memory for strata in MiB, at least 64; 0 takes what the machine allows. The result does not depend on it.</summary>
    [Parameter, InRange(0, 1 << 20)]
    public int MemoryBudget { get; init; }

    /// <summary>Writes each row into one of the three parts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Decides which rows of a stratum.</param>
    /// <param name="step">Receives progress and the number of rows of each part.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">The fractions leave nothing to learn from, or the budget is too small.</exception>
    public Task<TrainTuneTest<T>> RunAsync(Dataset<T> rows, Seed seed, StepContext step, CancellationToken cancellation) =>
        rows.SplitStratifiedAsync(step, TStratum.Key, TuneFraction, TestFraction, seed, TableOptions.OfMebibytes(MemoryBudget), cancellation);
}
