namespace Millrace;

/// <summary>What a step needs, how long it may take, and what is done when it fails. Attributes of the component give it; configuration may override it.</summary>
public sealed record StepPolicy
{
    /// <summary>One core, one attempt, no limit of time.</summary>
    public static StepPolicy Default { get; } = new();

    /// <summary>Cores that the step keeps busy; 0 for a step that only waits, -1 for all that there are.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>GPUs that the step uses alone.</summary>
    public int Gpus { get; init; }

    /// <summary>Bytes of memory that the step needs at most; 0 where that is not said.</summary>
    public long Memory { get; init; }

    /// <summary>How often the step is tried at most; at least 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>
    /// How long to wait before the second attempt. Each further one waits twice as long, up to five minutes, with some chance in it.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether an exception is one that passes, so that another attempt makes sense; null where none is.</summary>
    public Func<Exception, bool>? IsTransient { get; init; }

    /// <summary>How long an attempt may take; null for as long as it likes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>For how long a result may be reused where the component's cache policy is <see cref="CachePolicy.Expires"/>.</summary>
    public TimeSpan? ExpiresAfter { get; init; }
}
