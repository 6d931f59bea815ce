namespace Millrace.Data;

/// <summary>
/// Puts the rows of datasets one behind the other, in the order of the collection. The files become files of the result under further names, so no row is
/// read or written; where the file system knows no such names, they are copied.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
public sealed partial class Concatenate<T>
    where T : struct, ISchema<T>
{
    /// <summary>Joins the datasets.</summary>
    /// <param name="parts">The datasets, in the order of their rows.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>All rows; none where there are no datasets.</returns>
    public async Task<Dataset<T>> RunAsync(Collection<Dataset<T>> parts, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(step);
        var all = new List<Dataset<T>>(parts.Count);
        await foreach (Dataset<T> part in parts.WithCancellation(cancellation).ConfigureAwait(false))
            all.Add(part);
        return await DatasetLinks.JoinAsync(all, step, cancellation).ConfigureAwait(false);
    }
}
