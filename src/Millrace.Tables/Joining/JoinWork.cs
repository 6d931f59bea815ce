namespace Millrace.Tables;

/// <summary>Joins what did not fit into memory, part by part.</summary>
/// <param name="plan">The join.</param>
/// <param name="space">The budget.</param>
/// <param name="results">Takes the joined rows.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class JoinWork(JoinPlan plan, WorkSpace space, ExternalSort results, CancellationToken cancellation)
{
    // A part that is still too large after so many divisions has few keys, and dividing it again would not help.
    private const int MostLevels = 4;

    /// <summary>Joins parts that have the same place.</summary>
    /// <param name="left">The left parts.</param>
    /// <param name="right">The right parts.</param>
    /// <param name="level">How often the rows have been divided.</param>
    public void JoinParts(PartedRows left, PartedRows right, int level)
    {
        long rows = right.Parts.Sum(static part => part.RowCount);
        for (int i = 0; i < left.Parts.Length; i++)
        {
            // Nothing was divided where all went into one part: it has one key, most likely.
            if (left.Parts[i].RowCount > 0)
                JoinPart(left.Parts[i], right.Parts[i], right.Parts[i].RowCount == rows ? MostLevels : level);
        }
    }

    private void JoinPart(SpillRun left, SpillRun right, int level)
    {
        RowMarks? matched = null;
        JoinTable? table = null;
        try
        {
            table = new JoinTable(plan, space.Budget, space.Parallelism);
            foreach (RowBlock block in right.Read(plan.CreateRight, cancellation))
            {
                for (int next = table.Add(block, 0); next < block.Count; next = table.Add(block, next))
                {
                    if (level < MostLevels)
                    {
                        table.Dispose();
                        Divide(left, right, level);
                        return;
                    }

                    // Few keys with many rows: all left rows are looked at once for each table of right ones.
                    if (plan.Kind != JoinKind.Inner)
                        matched ??= new RowMarks(left.RowCount);
                    Probe(left, table, matched, isLast: false);
                    table.Dispose();
                    long budget = Math.Max(space.Budget / 2, space.Budget - (matched?.HeldBytes ?? 0));
                    table = new JoinTable(plan, budget, space.Parallelism);
                }
            }

            Probe(left, table, matched, isLast: true);
        }
        finally
        {
            table?.Dispose();
        }
    }

    private void Divide(SpillRun left, SpillRun right, int level)
    {
        using var leftParts = new PartedRows(plan.LeftKeys, space, level);
        using var rightParts = new PartedRows(plan.RightKeys, space, level);
        foreach (RowBlock block in left.Read(plan.CreateLeft, cancellation))
            leftParts.Add(block);
        foreach (RowBlock block in right.Read(plan.CreateRight, cancellation))
            rightParts.Add(block);
        JoinParts(leftParts, rightParts, level + 1);
    }

    private void Probe(SpillRun left, JoinTable table, RowMarks? matched, bool isLast)
    {
        table.Seal(cancellation);
        using var probe = new JoinProbe(plan, table, space, matched, isLast);
        using RowBlock result = plan.CreateResult();
        foreach (RowBlock block in left.Read(plan.CreateLeft, cancellation))
        {
            probe.Start(block);
            while (probe.Read(result))
            {
                // A few rows of a key with many may give more rows than anybody waits for.
                cancellation.ThrowIfCancellationRequested();
                results.Add(result, 0, result.Count);
            }
        }
    }
}
