using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Joins datasets.</summary>
public static class JoiningExtensions
{
    /// <summary>
    /// Joins the rows of two tables, in the order of the left ones. Right rows lie in memory as far as the budget reaches; beyond it both tables go into files
    /// by parts of their keys, so give the smaller one as the right one. A join as of a time sorts both there.
    /// </summary>
    /// <typeparam name="TLeft">The type of the left rows.</typeparam>
    /// <typeparam name="TRight">The type of the right rows.</typeparam>
    /// <typeparam name="TResult">The type of the joined rows.</typeparam>
    /// <param name="left">The left rows.</param>
    /// <param name="step">The step, which gets the result and a folder for what the budget does not hold.</param>
    /// <param name="right">The right rows.</param>
    /// <param name="join">Which rows fit, and what is taken of them.</param>
    /// <param name="options">The budget.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">Nothing says where a column of the result comes from, it cannot hold what comes, or a file is damaged.</exception>
    public static async Task<Dataset<TResult>> JoinAsync<TLeft, TRight, TResult>(
        this Dataset<TLeft> left,
        StepContext step,
        Dataset<TRight> right,
        Join<TLeft, TRight, TResult> join,
        TableOptions? options = null,
        CancellationToken cancellation = default)
        where TLeft : struct, ISchema<TLeft>
        where TRight : struct, ISchema<TRight>
        where TResult : struct, ISchema<TResult>
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(join);
        JoinPlan plan = JoinPlan.Of(join);
        var space = new WorkSpace(step.CreateFolder, options ?? TableOptions.Default);
        using var table = new JoinTable(plan, space.Budget, space.Parallelism);
        if (!await TryFillAsync(table, plan, right, space, cancellation).ConfigureAwait(false))
        {
            table.Dispose();
            using ExternalSort joined = plan.RightTime < 0
                ? await JoinPartsAsync(left, step, right, plan, space, cancellation).ConfigureAwait(false)
                : await JoinSortedAsync(left, step, right, plan, space, cancellation).ConfigureAwait(false);
            return await joined.WriteAsync<TResult>(step, cancellation).ConfigureAwait(false);
        }

        table.Seal(cancellation);
        using var probe = new JoinProbe(plan, table, space);
        using Batch<TResult> result = TResult.CreateBatch(0);
        var block = new RowBlock(result.Columns);
        DatasetWriter<TResult> writer = step.CreateDataset<TResult>(space.Writing);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (RowBlock rows in left.ReadBlocksAsync(plan.LeftChoice, space, step, cancellation).ConfigureAwait(false))
            {
                probe.Start(rows);
                while (probe.Read(block))
                {
                    cancellation.ThrowIfCancellationRequested();
                    await writer.AddAsync(result, cancellation).ConfigureAwait(false);
                }
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether all right rows fitted.</summary>
    private static async Task<bool> TryFillAsync<T>(
        JoinTable table, JoinPlan plan, Dataset<T> right, WorkSpace space, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        await foreach (RowBlock block in right.ReadBlocksAsync(plan.RightChoice, space, null, cancellation).ConfigureAwait(false))
        {
            if (table.Add(block, 0) < block.Count)
                return false;
        }

        return true;
    }

    private static async Task<ExternalSort> JoinPartsAsync<TLeft, TRight>(
        Dataset<TLeft> left, StepContext step, Dataset<TRight> right, JoinPlan plan, WorkSpace space, CancellationToken cancellation)
        where TLeft : struct, ISchema<TLeft>
        where TRight : struct, ISchema<TRight>
    {
        using var leftParts = new PartedRows(plan.LeftKeys, space, 0);
        using var rightParts = new PartedRows(plan.RightKeys, space, 0);
        await foreach (RowBlock block in right.ReadBlocksAsync(plan.RightChoice, space, null, cancellation).ConfigureAwait(false))
            rightParts.Add(block);
        await foreach (RowBlock block in left.ReadBlocksAsync(plan.LeftChoice, space, step, cancellation).ConfigureAwait(false))
            leftParts.Add(block);
        return Collect(
            plan, space, results => new JoinWork(plan, space.Half(), results, cancellation).JoinParts(leftParts, rightParts, 1), cancellation);
    }

    private static async Task<ExternalSort> JoinSortedAsync<TLeft, TRight>(
        Dataset<TLeft> left, StepContext step, Dataset<TRight> right, JoinPlan plan, WorkSpace space, CancellationToken cancellation)
        where TLeft : struct, ISchema<TLeft>
        where TRight : struct, ISchema<TRight>
    {
        using var work = new AsOfWork(plan, space.Half(), cancellation);
        await foreach (RowBlock block in right.ReadBlocksAsync(plan.RightChoice, space, null, cancellation).ConfigureAwait(false))
            work.Right.Add(block, 0, block.Count);
        await foreach (RowBlock block in left.ReadBlocksAsync(plan.LeftChoice, space, step, cancellation).ConfigureAwait(false))
            work.Left.Add(block, 0, block.Count);
        return Collect(plan, space, results => work.Join(results, cancellation), cancellation);
    }

    /// <summary>Sorts joined rows by those on the left that they are of.</summary>
    private static ExternalSort Collect(JoinPlan plan, WorkSpace space, Action<ExternalSort> join, CancellationToken cancellation)
    {
        var results = new ExternalSort(plan.CreateResult, new KeyEncoder([new KeyPart(plan.Columns.Length)]), space.Half(), cancellation);
        try
        {
            join(results);
            return results;
        }
        catch
        {
            results.Dispose();
            throw;
        }
    }
}
