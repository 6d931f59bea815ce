using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Makes a row of each group of rows, in the order in which the groups' first rows come.</summary>
/// <remarks>More groups than the budget of memory holds are counted by way of files in the step's folder.</remarks>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TResult">The type of a row that stands for a group.</typeparam>
/// <typeparam name="TGrouping">What makes a group and what is told of it.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class GroupRows<T, TResult, TGrouping>
    where T : struct, ISchema<T>
    where TResult : struct, ISchema<TResult>
    where TGrouping : IGrouping<T, TResult>
{
    /// <summary>Memory for groups in MiB, at least 64; 0 takes what the machine allows. The result does not depend on it.</summary>
    [Parameter, InRange(0, 1 << 20)]
    public int MemoryBudget { get; init; }

    /// <summary>Groups the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A column of the result is said twice or never or cannot hold what is said, or a sum is too large.</exception>
    /// <exception cref="ParameterException">The budget is too small.</exception>
    public Task<Dataset<TResult>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation) =>
        rows.GroupAsync(step, TGrouping.Grouping, TableOptions.OfMebibytes(MemoryBudget), cancellation);
}
