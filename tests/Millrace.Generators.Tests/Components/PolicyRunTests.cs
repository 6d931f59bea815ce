using System.Reflection;

namespace Millrace.Generators.Tests.Components;

/// <summary>The policies in generated descriptors.</summary>
public sealed class PolicyRunTests
{
    private const string Source = ComponentSources.Artifacts + """

        [Component(Cache = CachePolicy.Expires, ExpiresAfter = "7.00:00:00")]
        [Resources(Cpus = -1, Gpus = 2, Memory = "4 GiB")]
        [Retry(3, typeof(IOException), typeof(Lost), Delay = "00:00:00.5")]
        [Timeout("00:30:00")]
        public sealed partial class All
        {
            public class Lost : Exception;
            public sealed class LostAgain : Lost;
            [Parameter, Secret] public string Token { get; init; } = "";
            [Parameter] public string Name { get; init; } = "";
            public Note Run() => new(Token + Name);
        }

        [Component, Retry(2, typeof(TimeoutException))] public sealed partial class Some { public Note Run() => new(""); }

        [Component] public sealed partial class None { public Note Run() => new(""); }
        """;

    private static readonly Assembly s_assembly = Compiled.From(Source).Clean().Load();

    [Fact]
    public void All_that_attributes_say_is_in_the_policy()
    {
        ComponentDescriptor all = Descriptor("All");

        Assert.Equal(CachePolicy.Expires, all.Cache);
        Assert.Equal(
            new StepPolicy { Cpus = -1, Gpus = 2, Memory = 4L << 30, Attempts = 3, RetryDelay = TimeSpan.FromSeconds(0.5), Timeout = TimeSpan.FromMinutes(30), ExpiresAfter = TimeSpan.FromDays(7) },
            all.Policy with { IsTransient = null });
    }

    [Fact]
    public void Named_exceptions_and_those_derived_from_them_pass()
    {
        Func<Exception, bool> isTransient = Descriptor("All").Policy.IsTransient!;

        Assert.True(isTransient(new IOException()));
        Assert.True(isTransient(new FileNotFoundException()));
        Assert.True(isTransient((Exception)Activator.CreateInstance(s_assembly.GetType("All+LostAgain")!)!));
        Assert.False(isTransient(new InvalidOperationException()));
        Assert.False(isTransient(new OperationCanceledException()));
    }

    [Fact]
    public void What_is_not_said_is_the_default()
    {
        Assert.Equal(StepPolicy.Default with { Attempts = 2 }, Descriptor("Some").Policy with { IsTransient = null });
        Assert.Same(StepPolicy.Default, Descriptor("None").Policy);
    }

    [Fact]
    public void A_secret_is_marked() => Assert.Equal([true, false], Descriptor("All").Parameters.Select(static each => each.IsSecret));

    private static ComponentDescriptor Descriptor(string name) => (ComponentDescriptor)s_assembly.GetType(name)!.GetProperty("Descriptor")!.GetValue(null)!;
}
