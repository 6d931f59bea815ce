namespace Millrace;

/// <summary>
/// What a step of the component needs. Steps run at the same time as far as cores, GPUs and memory of the machine reach; one that needs more than there is
/// runs alone. Readers and writers of datasets within the step, and work on tables, take as many threads as it has cores. Configuration may override each:
/// <c>Pipelines:chicago-taxi:steps:train:cpus</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResourcesAttribute : Attribute
{
    /// <summary>Cores that the step keeps busy; 0 for a step that only waits, -1 for all that there are.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>GPUs that the step uses alone.</summary>
    public int Gpus { get; init; }

    /// <summary>Memory that the step needs at most, with its unit: <c>"500 MiB"</c>, <c>"4 GiB"</c>.</summary>
    public string? Memory { get; init; }
}
