using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Takes one of several folds out of the rows, by the hash of a key. The folds of <see cref="NumberFolds"/> are disjoint and have all rows; rows of one key
/// are in one fold, whatever other rows there are.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TKey">What tells rows apart; <see cref="WholeRow{T}"/> where nothing else does.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class SplitFold<T, TKey>
    where T : struct, ISchema<T>
    where TKey : IRowKey<T>
{
    /// <summary>Any text: another one makes other folds.</summary>
    [Parameter]
    public string Salt { get; init; } = "";

    /// <summary>Writes the fold and the other rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="fold">Which fold.</param>
    /// <param name="step">Receives progress and the number of rows of each part.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Task<TrainAndValidation<T>> RunAsync(Dataset<T> rows, Fold fold, StepContext step, CancellationToken cancellation) =>
        rows.SplitFoldAsync(step, TKey.Key, fold, Salt, null, cancellation);
}
