namespace Millrace.Compiler.Tests.Validation;

public sealed class PurityWalkTests
{
    private static readonly PurityFact s_clock = new(Impurity.Clock, "DateTime.UtcNow", false, Origin.None, 3, 5);

    [Fact]
    public void An_effect_comes_up_through_calls_and_keeps_its_place_in_the_component()
    {
        Effect effect = Assert.Single(Follow(
            Method("Run", calls: [Call("Own", 7)]),
            Method("Own", calls: [Call("x.Helper", 9)]),
            Method("x.Helper", calls: [Call("x.Deep", 1)]),
            Method("x.Deep", facts: [s_clock])));
        Assert.Equal(new EffectPlace("Own", 9, 4), effect.Place);
        Assert.Equal("x.Helper, which uses DateTime.UtcNow by way of x.Deep", effect.Text);
    }

    [Fact]
    public void A_method_that_calls_itself_ends() => Assert.Single(Follow(
        Method("Run", calls: [Call("x.A", 0)]), Method("x.A", calls: [Call("x.B", 0)], facts: [s_clock]), Method("x.B", calls: [Call("x.A", 0)])));

    [Fact]
    public void A_mistake_in_two_places_is_two_mistakes() =>
        Assert.Equal(2, Follow(Method("Run", calls: [Call("x.A", 0), Call("x.A", 10)]), Method("x.A", facts: [s_clock])).Count);

    public static TheoryData<string, bool> Arguments => new() { { "none", true }, { "declared", false }, { "both", false } };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void A_path_is_judged_where_its_argument_is_known(string argument, bool isWrong)
    {
        Origin origin = argument switch { "none" => Origin.None, "declared" => Origin.Declared, _ => Origin.None | Origin.Declared };
        var read = new PurityFact(Impurity.FileRead, "File.Open", true, Origin.Parameter(1));
        IReadOnlyList<Effect> found = Follow(
            Method("Run", calls: [Call("x.A", 0, origin)]),
            Method("x.A", calls: [Call("x.B", 0, Origin.None, Origin.Parameter(0))]),
            Method("x.B", facts: [read]));
        Assert.Equal(isWrong, found.Count == 1);
    }

    [Fact]
    public void What_an_object_was_made_of_decides_for_its_methods()
    {
        var read = new PurityFact(Impurity.FileRead, "File.Open", true, Origin.Member("path"));
        MethodSummary helper = Method("x.A", facts: [read]);
        Assert.Empty(Follow(Method("Run", calls: [new PurityCall("x.A", default, Origin.Declared, false, 0, 4)]), helper));
        Assert.Single(Follow(Method("Run", calls: [new PurityCall("x.A", default, Origin.None, false, 0, 4)]), helper));
        Effect open = Assert.Single(Follow(Method("Run", calls: [new PurityCall("x.A", default, Origin.Receiver, true, 0, 4)]), helper));
        Assert.Equal(["path"], open.Fact.From.Members);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void An_implementation_counts_where_an_object_of_its_class_is_made(bool isMade, int count) => Assert.Equal(count, Follow(
        Method("Run", calls: [Call("x.Late.Read", 0) with { IfMade = "x.Late.#ctor" }, Call("x.Make", 5)]),
        Method("x.Make", calls: isMade ? [Call("x.Late.#ctor(System.Int32)", 0)] : []),
        Method("x.Late.Read", facts: [s_clock])).Count);

    [Fact]
    public void An_implementation_counts_where_its_class_is_given_to_generic_code() => Assert.Single(Follow(
        Method("Run", calls: [Call("x.Of", 0)]) with { Made = new(["x.Late.#ctor"]) },
        Method("x.Of", calls: [Call("x.Late.Now", 0) with { IfMade = "x.Late.#ctor" }]),
        Method("x.Late.Now", facts: [s_clock])));

    [Fact]
    public void A_change_of_an_object_matters_where_something_static_holds_it()
    {
        MethodSummary next = Method("x.Next", facts: [PurityFact.Change(Origin.Receiver)]);
        Effect found = Assert.Single(Follow(Method("Run", calls: [Changing(new Holder(Origin.None, "C.s_x", 2, 3))]), next));
        Assert.Equal("C.s_x", found.Text);
        Assert.Equal(new EffectPlace("Run", 2, 3), found.Place);
        Assert.True(Assert.Single(Follow(Method("Run", calls: [Changing(new Holder(Origin.Receiver))]), next)).Fact.IsChange);
        Assert.Empty(Follow(Method("Run", calls: [Changing(default)]), next));

        static PurityCall Changing(Holder holder) => Call("x.Next", 7) with { Holders = new([holder]) };
    }

    [Theory]
    [InlineData("System.DateTime", "UtcNow", true)]
    [InlineData("System.Diagnostics.Stopwatch", "GetTimestamp", true)]
    [InlineData("System.Environment", "ProcessId", true)]
    [InlineData("System.Environment", "MachineName", false)]
    [InlineData("System.IO.File", "Exists", false)]
    public void Some_members_differ_with_every_run(string type, string member, bool differs) => Assert.Equal(differs, ImpureApis.IsVolatile(type, member));

    [Theory]
    [InlineData("System.DateTime", "UtcNow", 1)]
    [InlineData("System.DateTime", "AddDays", 0)]
    [InlineData("System.Environment", "MachineName", 1)]
    [InlineData("System.Environment", "NewLine", 0)]
    [InlineData("System.IO.File", "Copy", 2)]
    [InlineData("My.DateTime", "UtcNow", 0)]
    public void Members_are_known_by_their_full_names(string type, string member, int count) => Assert.Equal(count, ImpureApis.Find(type, member).Count);

    private static List<Effect> Follow(params MethodSummary[] methods)
    {
        var walk = new PurityWalk(id => methods.FirstOrDefault(each => each.Id == id), static id => !id.StartsWith("x.", StringComparison.Ordinal));
        walk.Follow(["Run"], CancellationToken.None);
        return [.. walk.Effects("Run")];
    }

    private static MethodSummary Method(string name, PurityCall[]? calls = null, PurityFact[]? facts = null) =>
        new(name, name, (facts ?? []).ToEquatableArray(), (calls ?? []).ToEquatableArray(), default);

    private static PurityCall Call(string callee, int start, params Origin[] arguments) => new(callee, arguments.ToEquatableArray(), Origin.None, false, start, 4);
}
