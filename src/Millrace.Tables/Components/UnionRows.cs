using Millrace.Data;

namespace Millrace.Tables;

/// <summary>All rows of several datasets, in their order. What is in two of them comes twice.</summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class UnionRows<T>
    where T : struct, ISchema<T>
{
    /// <summary>Puts the datasets one after the other.</summary>
    /// <param name="parts">The datasets.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Task<Dataset<T>> RunAsync(IReadOnlyList<Dataset<T>> parts, StepContext step, CancellationToken cancellation) =>
        parts.UnionAsync(step, null, cancellation);
}
