using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Groups datasets.</summary>
public static class GroupingExtensions
{
    /// <summary>A row a group, in the order in which the groups' first rows come.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <typeparam name="TResult">The type of a row that stands for a group.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step, which gets the result and a folder for what the budget does not hold.</param>
    /// <param name="grouping">What makes a group and what is told of it.</param>
    /// <param name="options">The budget.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A column of the result is said twice or never or cannot hold what is said, a sum is too large, or a file is damaged.
    /// </exception>
    public static async Task<Dataset<TResult>> GroupAsync<T, TResult>(
        this Dataset<T> rows, StepContext step, Grouping<T, TResult> grouping, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
        where TResult : struct, ISchema<TResult>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(grouping);
        ImmutableArray<GroupPart> parts = grouping.Check();
        var choice = new ColumnChoice(parts.Where(static part => part.Source >= 0).Select(static part => part.Source));
        var space = new WorkSpace(step.CreateFolder, options ?? TableOptions.Default);
        var work = new GroupWork(parts, choice, () => choice.Create<T>(), CreateResult<TResult>, space);
        using var level = work.CreateLevel(0);
        await foreach (RowBlock block in rows.ReadBlocksAsync(choice, space, step, cancellation).ConfigureAwait(false))
            level.Add(block, cancellation);
        level.Complete(cancellation);
        using Batch<TResult> result = TResult.CreateBatch(0);
        var target = new RowBlock(result.Columns);
        DatasetWriter<TResult> writer = step.CreateDataset<TResult>(space.Writing);
        await using (writer.ConfigureAwait(false))
        {
            while (level.Read(target))
                await writer.AddAsync(result, cancellation).ConfigureAwait(false);

            // All groups that lie in files begin behind those that lay in memory.
            level.Release();
            using ExternalSort rest = work.Group(level.Parts, cancellation);
            while (rest.Read(target, cancellation))
                await writer.AddAsync(result, cancellation).ConfigureAwait(false);
            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The rows that differ from all before them, in their order. Missing values are the same, so are both zeros and all NaNs.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step, which gets the result and a folder for what the budget does not hold.</param>
    /// <param name="options">The budget.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public static Task<Dataset<T>> DistinctAsync<T>(
        this Dataset<T> rows, StepContext step, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T> => rows.GroupAsync(step, Grouping<T, T>.ByAllColumns(), options, cancellation);

    private static RowBlock CreateResult<TResult>()
        where TResult : struct, ISchema<TResult> => new(TResult.CreateBatch(0).Columns.Add(RowNumbers.Create()));
}
