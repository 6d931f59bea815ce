namespace Millrace.Compiler;

/// <summary>What a component's attributes say of resources, retries and limits of time. Times are in ticks.</summary>
public sealed record PolicyModel
{
    public static PolicyModel Default { get; } = new();

    public int Cpus { get; init; } = 1;

    public int Gpus { get; init; }

    /// <summary>Bytes; 0 where that is not said.</summary>
    public long Memory { get; init; }

    public int Attempts { get; init; } = 1;

    public long? RetryDelay { get; init; }

    /// <summary>The exceptions that pass, as generated code spells them.</summary>
    public EquatableArray<string> Transient { get; init; }

    public long? Timeout { get; init; }

    public long? ExpiresAfter { get; init; }
}
