namespace Millrace.Compiler;

/// <summary>One output of a step on its way into an input.</summary>
/// <param name="Step">The position of the step that it comes from.</param>
/// <param name="Output">The output's position in that step's component.</param>
/// <param name="Views">The views that it is seen through, first one first.</param>
/// <param name="Location">Where it is written as an argument.</param>
public sealed record Edge(int Step, int Output, EquatableArray<ViewModel> Views, LocationInfo Location)
{
    /// <summary>What stands in where the run goes on without the output (<c>Or</c>); null for nothing.</summary>
    public Edge? Fallback { get; init; }

    /// <summary>The input of the outermost pipeline around the step through which it came in; null where it did not.</summary>
    public int? Port { get; init; }

    /// <summary>The edge without places: equal for two that carry the same.</summary>
    public Edge Placeless => this with { Location = default, Fallback = Fallback?.Placeless };

    /// <summary>The edge as one that came in through an input of a pipeline, or through none.</summary>
    public Edge Through(int? port) => this with { Port = port, Fallback = Fallback?.Through(port) };

    /// <summary>The edge and what stands in for it, in the order in which they are taken.</summary>
    public IEnumerable<Edge> Alternatives
    {
        get
        {
            for (Edge? edge = this; edge is not null; edge = edge.Fallback)
                yield return edge;
        }
    }
}
