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

    /// <summary>Groups a level's parts, and theirs; the results are in order of the groups' first rows.</summary>
    public ExternalSort GroupParts(GroupLevel level, CancellationToken cancellation)
    {
        using RowBlock layout = createResult();
        var results = new ExternalSort(createResult, new KeyEncoder([new KeyPart(layout.Columns.Length - 1)]), space.Half());
        try
        {
            GroupParts(level, results, 1, cancellation);
            return results;
        }
        catch
        {
            results.Dispose();
            throw;
        }
    }

    private void GroupParts(GroupLevel level, ExternalSort results, int depth, CancellationToken cancellation)
    {
        foreach (SpillRun part in level.Parts)
        {
            using GroupLevel below = CreateLevel(depth);
            using (RowBlock rows = createRows())
            using (var reader = new BlockReader())
            {
                foreach (SpillBlock block in part.Blocks)
                {
                    cancellation.ThrowIfCancellationRequested();
                    rows.Clear();
                    reader.Read(part.File, block, rows);
                    below.Add(rows);
                }
            }

            using (RowBlock result = createResult())
            {
                while (below.Read(result))
                    results.Add(result, 0, result.Count);
            }

            below.Release();
            GroupParts(below, results, depth + 1, cancellation);
        }
    }
}
