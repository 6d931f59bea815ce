using System.Collections.Immutable;

namespace Millrace.Tables;

/// <summary>Groups what did not fit into memory, part by part.</summary>
/// <param name="parts">What is told of each group.</param>
/// <param name="choice">Where the columns are in blocks.</param>
/// <param name="createRows">Makes an empty block of rows with their numbers.</param>
/// <param name="createResult">Makes an empty block of the result's columns and the number of a group's first row.</param>
/// <param name="space">The budget, half of which the groups get and the other half those that are done and wait.</param>
internal sealed class GroupWork(
    ImmutableArray<GroupPart> parts, ColumnChoice choice, Func<RowBlock> createRows, Func<RowBlock> createResult, WorkSpace space)
{
    /// <summary>A level of groups.</summary>
    public GroupLevel CreateLevel(int level) => new(parts, choice, createResult, space.Half(), level);

    /// <summary>Groups parts, and theirs; the results are in order of the groups' first rows.</summary>
    public ExternalSort Group(IEnumerable<SpillRun> runs, CancellationToken cancellation)
    {
        using RowBlock layout = createResult();
        var results = new ExternalSort(createResult, new KeyEncoder([new KeyPart(layout.Columns.Length - 1)]), space.Half(), cancellation);
        try
        {
            Group(runs, results, 1, cancellation);
            return results;
        }
        catch
        {
            results.Dispose();
            throw;
        }
    }

    private void Group(IEnumerable<SpillRun> runs, ExternalSort results, int depth, CancellationToken cancellation)
    {
        foreach (SpillRun run in runs.Where(static run => run.RowCount > 0))
        {
            using GroupLevel level = CreateLevel(depth);
            foreach (RowBlock rows in run.Read(createRows, cancellation))
                level.Add(rows, cancellation);
            level.Complete(cancellation);
            using (RowBlock result = createResult())
            {
                while (level.Read(result))
                    results.Add(result, 0, result.Count);
            }

            level.Release();
            Group(level.Parts, results, depth + 1, cancellation);
        }
    }
}
