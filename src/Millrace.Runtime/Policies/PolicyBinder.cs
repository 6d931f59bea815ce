using System.Globalization;
using Millrace.Policies;

namespace Millrace.Runtime;

/// <summary>Joins what a component says of a step's policy with what settings say; settings win.</summary>
/// <param name="step">The step's name.</param>
/// <param name="settings">Texts by <c>step.setting</c>, of all steps.</param>
internal sealed class PolicyBinder(string step, IReadOnlyDictionary<string, string> settings)
{
    private const string None = "none";

    /// <summary>Binds.</summary>
    /// <param name="component">The step's component.</param>
    /// <exception cref="ParameterException">A text is unreadable, out of range, or has no effect.</exception>
    public (StepPolicy Policy, CachePolicy Cache) Bind(ComponentDescriptor component)
    {
        StepPolicy policy = component.Policy;
        if (!settings.Keys.Any(key => key.StartsWith($"{step}.", StringComparison.Ordinal)))
            return (policy, component.Cache);

        policy = Retries(policy with
        {
            Cpus = Number(PolicySetting.Cpus, PolicyTexts.CpusProblem) ?? policy.Cpus,
            Gpus = Number(PolicySetting.Gpus, PolicyTexts.GpusProblem) ?? policy.Gpus,
            Memory = Memory() ?? policy.Memory,
            Timeout = Text(PolicySetting.Timeout) == None ? null : Time(PolicySetting.Timeout, PolicyTexts.TimeoutProblem) ?? policy.Timeout,
        });
        return Expiry(policy, Cache() ?? component.Cache);
    }

    private StepPolicy Retries(StepPolicy policy)
    {
        int? attempts = Number(PolicySetting.Attempts, static value => PolicyTexts.AttemptsProblem(value, least: 1));
        TimeSpan? delay = Time(PolicySetting.RetryDelay, PolicyTexts.DelayProblem);
        if (policy.IsTransient is null && (attempts > 1 || delay is not null))
            throw Wrong(
                attempts > 1 ? PolicySetting.Attempts : PolicySetting.RetryDelay,
                "has no effect, because its component names no exception that passes: mark it [Retry(3, typeof(HttpRequestException))], say");
        return policy with { Attempts = attempts ?? policy.Attempts, RetryDelay = delay ?? policy.RetryDelay };
    }

    private (StepPolicy Policy, CachePolicy Cache) Expiry(StepPolicy policy, CachePolicy cache)
    {
        TimeSpan? after = Time(PolicySetting.ExpiresAfter, PolicyTexts.ExpiryProblem);
        if (cache == CachePolicy.Expires)
            return (
                policy with
                {
                    ExpiresAfter = after ?? policy.ExpiresAfter ?? throw Wrong(
                        PolicySetting.Cache, $"is expires, and nothing says when: set {PolicySetting.ExpiresAfter} as well"),
                },
                cache);
        if (after is not null)
            throw Wrong(PolicySetting.ExpiresAfter, $"has no effect, because results of the step do not expire: set {PolicySetting.Cache} to expires as well");
        return (policy with { ExpiresAfter = null }, cache);
    }

    private CachePolicy? Cache() => Text(PolicySetting.Cache) switch
    {
        null => null,
        string text when Enum.GetNames<CachePolicy>().Any(
            name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) => Enum.Parse<CachePolicy>(text, ignoreCase: true),
        string text => throw Wrong(PolicySetting.Cache, $"is '{text}', but must be one of content, never, expires"),
    };

    private long? Memory()
    {
        if (Text(PolicySetting.Memory) is not string text)
            return null;
        if (text == None)
            return 0;
        return PolicyTexts.TryReadMemory(text, out long bytes) ? bytes : throw Wrong(
            PolicySetting.Memory, $"is '{text}', which is no amount of memory: {PolicyTexts.MemoryAdvice}");
    }

    private int? Number(string name, Func<int, string?> problem)
    {
        if (Text(name) is not string text)
            return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
            throw Wrong(name, $"is '{text}', but must be a whole number");
        return problem(value) is string needed ? throw Wrong(name, $"is {text}, but must {needed}") : value;
    }

    private TimeSpan? Time(string name, Func<TimeSpan, string?> problem)
    {
        if (Text(name) is not string text)
            return null;
        if (!PolicyTexts.TryReadTime(text, out TimeSpan time))
            throw Wrong(name, $"is '{text}', which is no length of time: {PolicyTexts.TimeAdvice}");
        return problem(time) is string needed ? throw Wrong(name, $"is {text}, but must {needed}") : time;
    }

    private string? Text(string name) => settings.GetValueOrDefault($"{step}.{name}")?.Trim();

    private ParameterException Wrong(string name, string problem) => new($"{step}.{name}", $"step '{step}': {name} {problem}.");
}
