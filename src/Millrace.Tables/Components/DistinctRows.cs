using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Keeps of rows that are the same in all columns the first. Missing values are the same, so are both zeros and all NaNs.</summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class DistinctRows<T>
    where T : struct, ISchema<T>
{
    /// <summary>Memory for rows in MiB, at least 64; 0 takes what the machine allows. The result does not depend on it.</summary>
    [Parameter, InRange(0, 1 << 20)]
    public int MemoryBudget { get; init; }

    /// <summary>Keeps the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">The budget is too small.</exception>
    public Task<Dataset<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation) =>
        rows.DistinctAsync(step, TableOptions.OfMebibytes(MemoryBudget), cancellation);
}
