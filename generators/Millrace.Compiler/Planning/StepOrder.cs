namespace Millrace.Compiler;

/// <summary>An order of the steps in which each comes after those it needs, and otherwise the order of the source is kept.</summary>
internal static class StepOrder
{
    /// <summary>The steps' positions in the graph, in that order. Kahn's algorithm, taking the first ready step each time.</summary>
    /// <exception cref="InvalidOperationException">The graph has a cycle; C# cannot express one.</exception>
    public static int[] Of(PipelineGraph graph)
    {
        int count = graph.Steps.Count;
        int[] missing = new int[count];
        var followers = new List<int>[count];
        for (int i = 0; i < count; i++)
            followers[i] = [];
        for (int i = 0; i < count; i++)
        {
            foreach (Edge edge in graph.Steps[i].Needs)
            {
                followers[edge.Step].Add(i);
                missing[i]++;
            }
        }

        var ready = new SortedSet<int>(Enumerable.Range(0, count).Where(each => missing[each] == 0));
        var order = new List<int>(count);
        while (ready.Count > 0)
        {
            int next = ready.Min;
            ready.Remove(next);
            order.Add(next);
            foreach (int follower in followers[next])
            {
                if (--missing[follower] == 0)
                    ready.Add(follower);
            }
        }

        return order.Count == count ? [.. order] : throw new InvalidOperationException($"The steps of {graph.Name} form a cycle.");
    }
}
