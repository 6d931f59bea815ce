using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Puts rows into an order that the step's seed alone decides, every order as likely as any other.</summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class ShuffleRows<T>
    where T : struct, ISchema<T>
{
    /// <summary>Memory for rows in MiB, at least 64; 0 takes what the machine allows. The result does not depend on it.</summary>
    [Parameter, InRange(0, 1 << 20)]
    public int MemoryBudget { get; init; }

    /// <summary>Shuffles the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Decides the order.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">The budget is too small.</exception>
    public Task<Dataset<T>> RunAsync(Dataset<T> rows, Seed seed, StepContext step, CancellationToken cancellation) =>
        rows.ShuffleAsync(step, seed, TableOptions.OfMebibytes(MemoryBudget), cancellation);
}
