using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Millrace.Generators.Tests.Components;

/// <summary>The generated code is compiled, loaded and called.</summary>
public sealed class ComponentRunTests
{
    private const string Source = ComponentSources.Artifacts + """

        public enum Mode { Fast, Thorough }

        public sealed record Parts(Note First, [property: Holdout] Note Second);

        public sealed class Prices : IContentKeyed { public string ContentKey => "prices-1"; }

        [Component]
        public sealed partial class Mix(ILogger<Mix> log, Prices prices, ILoggerFactory? loggers = null) : IDisposable
        {
            public static int Disposed;
            [Parameter] public string Text { get; init; } = "a" + nameof(Mix);
            [Parameter] public bool Flag { get; init; } = true;
            [Parameter] public byte Small { get; init; } = 200;
            [Parameter] public sbyte Negative { get; init; } = -3;
            [Parameter] public short Short { get; init; } = -300;
            [Parameter] public ushort UShort { get; init; } = 300;
            [Parameter] public int Int { get; init; } = int.MinValue;
            [Parameter] public uint UInt { get; init; } = 7;
            [Parameter] public long Long { get; init; } = long.MinValue;
            [Parameter] public ulong ULong { get; init; } = ulong.MaxValue;
            [Parameter] public float Float { get; init; } = 1 / 3f;
            [Parameter] public double Double { get; init; } = 1;
            [Parameter] public decimal Decimal { get; init; } = 0.1m;
            [Parameter] public char Letter { get; init; } = '\'';
            [Parameter] public Half Half { get; init; } = (Half)0.5;
            [Parameter] public Mode Mode { get; init; } = Mode.Thorough;
            [Parameter] public Mode? NoMode { get; init; }
            [Parameter] public Mode? SomeMode { get; init; } = Mode.Fast;
            [Parameter] public TimeSpan Span { get; init; } = TimeSpan.FromSeconds(3);
            [Parameter] public DateTime Time { get; init; } = new(2020, 1, 2);
            [Parameter] public DateOnly Date { get; init; } = DateOnly.MaxValue;
            [Parameter] public TimeOnly Clock { get; init; } = new TimeOnly(3, 4);
            [Parameter] public Guid Id { get; init; } = Guid.Empty;
            [Parameter] public Uri2 Address { get; init; } = Uri2.Parse("x", null);
            [Parameter] public int? Nothing { get; init; } = null;
            [Parameter] public double? Something { get; init; } = 3;
            [Parameter] public string? NoText { get; init; }
            [Parameter] public IReadOnlyList<int> Sizes { get; init; } = [1, 2];
            [Parameter] public IReadOnlyList<string> Names { get; init; } = new[] { "b", "a" }.Order().ToList();

            public Parts Run(Note note, IReadOnlyList<Note> more, Seed seed)
            {
                log.LogInformation("{Text}", prices.ContentKey);
                return new(new($"{Text} {note.Text} {more.Count} {seed.Value} {loggers is null}"), note);
            }

            public void Dispose() => Disposed++;
        }

        public sealed record Uri2(string Text) : IParsable<Uri2>
        {
            public static Uri2 Parse(string s, IFormatProvider? provider) => new(s);
            public static bool TryParse(string? s, IFormatProvider? provider, out Uri2 result) { result = new(s ?? ""); return true; }
        }

        [Component] public sealed partial class Pause { public async Task RunAsync(CancellationToken cancellation) => await Task.Delay(0, cancellation); }

        [Component] public sealed partial class Twice { public ValueTask<(Note A, Note B)> RunAsync(Note note) => new((note, new Note(note.Text + "!"))); }

        public record First(Note A);
        public sealed record Both(Note A, [Holdout] Note B) : First(A) { public int Count => 2; }
        [Component] public sealed partial class Inherits { public Both Run(Note note) => new(note, new Note("b")); }

        public abstract class Base { [Holdout] public virtual Note Test { get; init; } = new("none"); public static int Count => 0; internal Note Hidden => Test; }
        public sealed class Halves : Base { public required Note Train { get; init; } public override Note Test { get; init; } = new("test"); }
        [Component] public sealed partial class Halve { public Task<Halves> RunAsync(Note note) => Task.FromResult(new Halves { Train = note }); }

        public struct Only { public Note Rest2 { get; set; } }
        [Component] public sealed partial class Alone { public Only Run(Note note) => new() { Rest2 = note }; }

        public record Pair<T>(T Left) where T : class, IArtifact<T> { public T? Right0; public T Right { get; init; } = Left; }
        [Component] public sealed partial class Copy<T> where T : class, IArtifact<T> { public Pair<T> Run(T item) => new(item); }

        [Component] public sealed partial class Begin { public Note Run() => new(""); }
        [Pipeline("several")]
        public sealed partial class Several
        {
            void Define()
            {
                var both = Inherits.Step(Begin.Step());
                var (test, train) = Halve.Step(both.A);
                var (left, right) = Copy.Step(Alone.Step(train));
                Twice.Step(left);
                Halve.Step(right).Named("again");
                Inherits.Step(test).Named("last");
            }
        }
        """;

    private static readonly Assembly s_assembly = Compiled.From(Source).Clean().Load();

    [Fact]
    public async Task A_call_creates_the_component_runs_it_and_hands_over_its_outputs()
    {
        ComponentDescriptor mix = Descriptor("Mix");
        using ServiceProvider services = new ServiceCollection().AddSingleton(s_assembly.GetType("Prices")!).BuildServiceProvider();
        var call = new FakeCall([Note("n"), new[] { Note("x"), Note("y") }], [.. mix.Parameters.Select(static each => each.Default!())], services);
        await mix.Invoke(call);
        Assert.Equal(["aMix n 2 42 True", "n"], call.Outputs.Values.Select(Text));
        Assert.Equal(1, s_assembly.GetType("Mix")!.GetField("Disposed")!.GetValue(null));
    }

    [Fact]
    public void A_descriptor_says_what_the_component_is()
    {
        ComponentDescriptor mix = Descriptor("Mix");
        Assert.Equal(("mix", "Mix", true), (mix.Name, mix.Type.Name, mix.UsesSeed));
        Assert.Equal([("note", false), ("more", true)], mix.Inputs.Select(static each => (each.Name, each.IsList)));
        Assert.Equal([("first", false), ("second", true)], mix.Outputs.Select(static each => (each.Name, each.IsHoldout)));
        using ServiceProvider services = new ServiceCollection().AddSingleton(s_assembly.GetType("Prices")!).BuildServiceProvider();
        Assert.Equal(["prices-1"], mix.Services!(services).Cast<IContentKeyed>().Select(static each => each.ContentKey));
        Assert.Null(Descriptor("Pause").Services);
    }

    [Fact]
    public void Every_default_is_what_the_property_says_and_survives_its_text()
    {
        ComponentDescriptor mix = Descriptor("Mix");
        object instance = mix.Type.GetConstructors().Single().Invoke([null, null, null]);
        Assert.Equal(29, mix.Parameters.Length);
        foreach (ParameterInfo parameter in mix.Parameters)
        {
            PropertyInfo property = mix.Type.GetProperty(parameter.Member)!;
            object? value = parameter.Default!();
            Assert.Equal(property.GetValue(instance), value);
            Assert.True(value is null || property.PropertyType.IsInstanceOfType(value), parameter.Name);
            if (parameter.Member is not "Letter" and not "Address")
                Assert.Equal(value, parameter.Parse(parameter.Codec.Format(value)));
        }
    }

    [Fact]
    public async Task Components_without_outputs_and_with_tuples_run()
    {
        var pause = new FakeCall([], []);
        await Descriptor("Pause").Invoke(pause);
        Assert.Empty(pause.Outputs);
        var twice = new FakeCall([Note("a")], []);
        await Descriptor("Twice").Invoke(twice);
        Assert.Equal(["a", "a!"], twice.Outputs.Values.Select(Text));
    }

    /// <summary>What a component returns is read by its properties, however those are declared.</summary>
    [Theory]
    [InlineData("Inherits", "a:False=n b:True=b")]
    [InlineData("Halve", "test:True=test train:False=n")]
    [InlineData("Alone", "rest2:False=n")]
    public async Task Several_outputs_are_properties(string component, string outputs)
    {
        ComponentDescriptor descriptor = Descriptor(component);
        var call = new FakeCall([Note("n")], []);
        await descriptor.Invoke(call);
        Assert.Equal(outputs, string.Join(' ', descriptor.Outputs.Select((each, i) => $"{each.Name}:{each.IsHoldout}={Text(call.Outputs[i])}")));
    }

    [Fact]
    public void A_unit_test_calls_a_component_through_its_interface()
    {
        Type twice = s_assembly.GetType("Twice")!;
        Type contract = Assert.Single(twice.GetInterfaces());
        Assert.Equal(typeof(IComponent<,>), contract.GetGenericTypeDefinition());
        dynamic result = contract.GetMethod("InvokeAsync")!.Invoke(Activator.CreateInstance(twice), [Note("a"), new Seed(1), null, CancellationToken.None])!;
        Assert.True(result.IsCompletedSuccessfully);
        Assert.Equal(typeof(NoOutput), s_assembly.GetType("Pause")!.GetInterfaces().Single().GetGenericArguments().Single());
    }

    private static ComponentDescriptor Descriptor(string component) => (ComponentDescriptor)s_assembly.GetType(component)!.GetProperty("Descriptor")!.GetValue(null)!;

    private static object Note(string text) => Activator.CreateInstance(s_assembly.GetType("Note")!, text)!;

    private static string Text(object note) => (string)note.GetType().GetProperty("Text")!.GetValue(note)!;
}
