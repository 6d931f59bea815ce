namespace Millrace.Runtime;

/// <summary>What settings may say of a step besides its parameters: <c>Pipelines:chicago-taxi:Steps:train:timeout</c>.</summary>
public static class PolicySetting
{
    internal const string Timeout = "timeout";
    internal const string Attempts = "attempts";
    internal const string RetryDelay = "retry-delay";
    internal const string Cpus = "cpus";
    internal const string Gpus = "gpus";
    internal const string Memory = "memory";
    internal const string Cache = "cache";
    internal const string ExpiresAfter = "expires-after";

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Timeout, Attempts, RetryDelay, Cpus, Gpus, Memory, Cache, ExpiresAfter];
}
