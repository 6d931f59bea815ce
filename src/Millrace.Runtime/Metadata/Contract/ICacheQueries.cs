using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds results that may be reused, and what was executed before.</summary>
internal interface ICacheQueries
{
    /// <summary>What the last run of a pipeline stands for: the last one that there is now, whatever begins while it is read.</summary>
    Task<ReuseIndex> IndexOfAsync(string pipeline);

    /// <summary>The result that stands for a key; null where there is none.</summary>
    CacheHit? Find(string key);

    /// <summary>The latest committed result of a step of a pipeline, be it executed or reused; null where there is none. That of a map has no key.</summary>
    CacheHit? Latest(string pipeline, string step);

    /// <summary>The result that a step had under a key in a run, or in one that this run went on with, whether it may be reused or not.</summary>
    /// <param name="runId">The run that is resumed.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="key">Its key.</param>
    /// <param name="build">The program's code as a whole, where the key does not tell all of it; null for any.</param>
    CacheHit? Committed(string runId, string step, string key, string? build);

    /// <summary>When an executed step had ended.</summary>
    DateTimeOffset MadeAt(CacheHit hit);

    /// <summary>The parts of an executed step's key.</summary>
    ImmutableArray<KeyPart> Parts(CacheHit hit);

    /// <summary>The parts of the keys under which the cache has results of a component.</summary>
    IEnumerable<ImmutableArray<KeyPart>> ReusableParts(string component);

    /// <summary>Registrations and what was registered, the newest first.</summary>
    /// <param name="registrations">The types of registrations.</param>
    /// <param name="wanted">The type of what was registered.</param>
    IEnumerable<RegisteredInput> Registered(IEnumerable<ArtifactType> registrations, string wanted);

    /// <summary>Whether a pipeline was ever run.</summary>
    bool HasHistory(string pipeline);

    /// <summary>Why a step of a pipeline skipped itself when it was last tried or reused; null where it did not.</summary>
    string? LastSkip(string pipeline, string step);

    /// <summary>Whether a step of a pipeline was ever started.</summary>
    bool WasStarted(string pipeline, string step);

    /// <summary>How long a step of a pipeline took when it last ran to its end; null where it never did.</summary>
    TimeSpan? LastCost(string pipeline, string step);
}
