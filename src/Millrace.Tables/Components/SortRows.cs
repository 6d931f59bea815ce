using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Puts rows in an order. Rows that are equal in it stay in the order in which they were.</summary>
/// <remarks>More rows than the budget of memory holds are sorted by way of files in the step's folder.</remarks>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TOrder">The order.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class SortRows<T, TOrder>
    where T : struct, ISchema<T>
    where TOrder : IOrder<T>
{
    /// <summary>Memory for rows in MiB, at least 64; 0 takes what the machine allows. The result does not depend on it.</summary>
    [Parameter, InRange(0, 1 << 20)]
    public int MemoryBudget { get; init; }

    /// <summary>Sorts the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">The budget is too small.</exception>
    public Task<Dataset<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation) =>
        rows.SortAsync(step, TOrder.Order, TableOptions.OfMebibytes(MemoryBudget), cancellation);
}
