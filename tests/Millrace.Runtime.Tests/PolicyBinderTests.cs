using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class PolicyBinderTests
{
    private static readonly StepPolicy s_policy = new()
    {
        Cpus = 2,
        Memory = 1 << 20,
        Attempts = 3,
        IsTransient = static exception => exception is IOException,
        Timeout = TimeSpan.FromHours(1),
    };

    [Fact]
    public void What_settings_do_not_say_is_what_the_component_says()
    {
        BoundStep plain = Bind(s_policy, CachePolicy.Never);

        Assert.Same(s_policy, plain.Policy);
        Assert.Equal(CachePolicy.Never, plain.Cache);
        Assert.Equal(s_policy with { Gpus = 1 }, Bind(s_policy, CachePolicy.Never, ("fetch.gpus", "1")).Policy);
    }

    [Fact]
    public void Settings_win()
    {
        BoundStep step = Bind(
            s_policy,
            CachePolicy.Content,
            ("fetch.timeout", "00:05:00"),
            ("fetch.attempts", "7"),
            ("fetch.retry-delay", "00:00:00.5"),
            ("fetch.cpus", "-1"),
            ("fetch.gpus", "2"),
            ("fetch.memory", "4 GiB"),
            ("fetch.cache", "Expires"),
            ("fetch.expires-after", "2.00:00:00"));

        Assert.Equal(CachePolicy.Expires, step.Cache);
        Assert.Equal(
            new StepPolicy
            {
                Cpus = -1,
                Gpus = 2,
                Memory = 4L << 30,
                Attempts = 7,
                RetryDelay = TimeSpan.FromSeconds(0.5),
                IsTransient = s_policy.IsTransient,
                Timeout = TimeSpan.FromMinutes(5),
                ExpiresAfter = TimeSpan.FromDays(2),
            },
            step.Policy);
    }

    [Fact]
    public void Limits_can_be_lifted()
    {
        BoundStep step = Bind(s_policy, CachePolicy.Content, ("fetch.timeout", "none"), ("fetch.memory", "none"), ("fetch.attempts", "1"));

        Assert.Null(step.Policy.Timeout);
        Assert.Equal(0, step.Policy.Memory);
        Assert.Equal(1, step.Policy.Attempts);
    }

    [Theory]
    [InlineData("timeout", "30", "step 'fetch': timeout is '30', which is no length of time: write \"00:30:00\" for half an hour, \"1.00:00:00\" for a day.")]
    [InlineData("timeout", "-00:30:00", "step 'fetch': timeout is -00:30:00, but must be more than 0 and at most 49 days.")]
    [InlineData("attempts", "0", "step 'fetch': attempts is 0, but must lie between 1 and 100.")]
    [InlineData("attempts", "many", "step 'fetch': attempts is 'many', but must be a whole number.")]
    [InlineData("retry-delay", "01:00:00", "step 'fetch': retry-delay is 01:00:00, but must lie between 0 and 5 minutes.")]
    [InlineData("cpus", "-2", "step 'fetch': cpus is -2, but must be at least 0, or -1 for all cores.")]
    [InlineData("gpus", "1.5", "step 'fetch': gpus is '1.5', but must be a whole number.")]
    [InlineData("memory", "4", "step 'fetch': memory is '4', which is no amount of memory: write a number with its unit, such as \"500 MiB\" or \"4 GiB\".")]
    [InlineData("cache", "2", "step 'fetch': cache is '2', but must be one of content, never, expires.")]
    [InlineData("cache", "expires", "step 'fetch': cache is expires, and nothing says when: set expires-after as well.")]
    [InlineData(
        "expires-after", "01:00:00", "step 'fetch': expires-after has no effect, because results of the step do not expire: set cache to expires as well.")]
    public void A_wrong_setting_is_told(string name, string text, string message)
    {
        var exception = Assert.Throws<ParameterException>(() => Bind(s_policy, CachePolicy.Content, ($"fetch.{name}", text)));

        Assert.Equal(message, exception.Message);
        Assert.Equal($"fetch.{name}", exception.Parameter);
    }

    [Fact]
    public void Attempts_of_a_component_that_names_no_exception_have_no_effect() => Assert.StartsWith(
        "step 'fetch': attempts has no effect, because its component names no exception that passes",
        Assert.Throws<ParameterException>(() => Bind(StepPolicy.Default, CachePolicy.Content, ("fetch.attempts", "3"))).Message,
        StringComparison.Ordinal);

    private static BoundStep Bind(StepPolicy policy, CachePolicy cache, params (string Name, string Text)[] settings)
    {
        var component = new ComponentDescriptor
        {
            Name = "fetch",
            Type = typeof(PolicyBinderTests),
            Cache = cache,
            Policy = policy,
            Invoke = static _ => default,
        };
        var none = new Dictionary<string, string>();
        return PlanBinder.Bind(Plan(Step("fetch", component)), none, none, settings.ToDictionary(static pair => pair.Name, static pair => pair.Text)).Steps[0];
    }
}
