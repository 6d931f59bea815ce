using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Joins the rows of two tables, in the order of the left ones.</summary>
/// <remarks>
/// Right rows lie in memory as far as the budget reaches, beyond it both tables go into files in the step's folder: give the smaller one as the right one.
/// </remarks>
/// <typeparam name="TLeft">The type of the left rows.</typeparam>
/// <typeparam name="TRight">The type of the right rows.</typeparam>
/// <typeparam name="TResult">The type of the joined rows.</typeparam>
/// <typeparam name="TJoin">Which rows fit, and what is taken of them.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class JoinRows<TLeft, TRight, TResult, TJoin>
    where TLeft : struct, ISchema<TLeft>
    where TRight : struct, ISchema<TRight>
    where TResult : struct, ISchema<TResult>
    where TJoin : IJoin<TLeft, TRight, TResult>
{
    /// <summary>Memory for rows in MiB, at least 64; 0 takes what the machine allows. The result does not depend on it.</summary>
    [Parameter, InRange(0, 1 << 20)]
    public int MemoryBudget { get; init; }

    /// <summary>Joins the rows.</summary>
    /// <param name="left">The left rows.</param>
    /// <param name="right">The right rows.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">Nothing says where a column of the result comes from, or it cannot hold what comes.</exception>
    /// <exception cref="ParameterException">The budget is too small.</exception>
    public Task<Dataset<TResult>> RunAsync(Dataset<TLeft> left, Dataset<TRight> right, StepContext step, CancellationToken cancellation) =>
        left.JoinAsync(step, right, TJoin.Join, TableOptions.OfMebibytes(MemoryBudget), cancellation);
}
