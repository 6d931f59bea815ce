using System.Collections.Immutable;

namespace Millrace;

/// <summary>The pipelines of the program. Generated code adds each when its assembly is loaded; nothing is searched for.</summary>
public static class PipelineCatalog
{
    private static ImmutableSortedDictionary<string, Func<PipelinePlan>> s_pipelines =
        ImmutableSortedDictionary.Create<string, Func<PipelinePlan>>(StringComparer.Ordinal);

    /// <summary>The names of all pipelines, in ordinal order.</summary>
    public static IEnumerable<string> Names => s_pipelines.Keys;

    /// <summary>Adds a pipeline. Called by generated module initializers.</summary>
    /// <param name="name">The pipeline's name.</param>
    /// <param name="plan">Yields its plan, when somebody asks.</param>
    /// <exception cref="InvalidOperationException">Two pipelines have this name.</exception>
    public static void Add(string name, Func<PipelinePlan> plan)
    {
        if (!ImmutableInterlocked.Update(ref s_pipelines, static (pipelines, added) => pipelines.ContainsKey(added.name) ? pipelines : pipelines.Add(added.name, added.plan), (name, plan)))
            throw new InvalidOperationException($"Two pipelines are named '{name}'. Give one of them another name in its [Pipeline] attribute.");
    }

    /// <summary>Looks a pipeline up.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The plan, or null where no pipeline has the name.</returns>
    public static PipelinePlan? Find(string name) => s_pipelines.TryGetValue(name, out Func<PipelinePlan>? plan) ? plan() : null;
}
