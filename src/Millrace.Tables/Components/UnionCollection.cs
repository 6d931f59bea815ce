using Millrace.Data;

namespace Millrace.Tables;

/// <summary>All rows of the datasets of a collection, in their order: what <c>Map</c> made of each part, in one again.</summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class UnionCollection<T>
    where T : struct, ISchema<T>
{
    /// <summary>Puts the datasets one after the other.</summary>
    /// <param name="parts">The datasets.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<Dataset<T>> RunAsync(Collection<Dataset<T>> parts, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = new List<Dataset<T>>(parts.Count);
        for (int i = 0; i < parts.Count; i++)
            all.Add(await parts.OpenAsync(i, cancellation).ConfigureAwait(false));
        return await all.UnionAsync(step, null, cancellation).ConfigureAwait(false);
    }
}
