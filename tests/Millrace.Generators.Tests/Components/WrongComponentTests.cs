namespace Millrace.Generators.Tests.Components;

/// <summary>A wrong component is one mistake, also where steps are made of it as they were meant.</summary>
public sealed class WrongComponentTests
{
    [Theory]
    [InlineData("MR0205", "[Component] public partial class C { public void Run([|Note[]|] a) { } }", "C.Step([note, other]); C.Step(note, other).Named(\"b\"); C.Step(note).Named(\"c\");")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run([|List<Note>|] a) { } }", "C.Step([note, other]); C.Step(note, other).Named(\"b\");")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run([|IReadOnlyList<Note>?|] a) { } }", "C.Step([note, other]); C.Step(note, other).Named(\"b\");")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run([|IEnumerable<Plain>|] a, Note b) { } }", "C.Step([new(), new()], note);")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run(Note a, [|List<Plain>|] b) { } }", "C.Step(note, [new()]); C.Step(note, new List<Plain>()).Named(\"b\"); C.Step(note).Named(\"c\");")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run(Note a, [|int[]|] b) { } }", "C.Step(note, [1, 2]);")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run(Note a, [|Func<int, int>|] b) { } }", "C.Step(note, x => x); C.Step(note).Named(\"b\");")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run(Note a, [|TimeSpan|] b) { } }", "C.Step(note, new(3));")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run(Note a, [|Span<int>|] b) { } }", "C.Step(note, [1, 2]);")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run(Note a, [|Dictionary<string, Note>|] b) { } }", "C.Step(note, new()); C.Step(note, []).Named(\"b\");")]
    [InlineData("MR0205", "[Component] public partial class C<T> { public void Run(Note a, [|T|] b) { } }", "C.Step(note, 3); C<int>.Step(note, 3).Named(\"b\");")]
    [InlineData("MR0205", "[Component] public partial class C { public void Run(Note a, [|Plain|] b) { } }", "C.Step(note, note); C.Step(note, new Plain()).Named(\"b\");")]
    [InlineData("MR0201", "[Component] public class [|C|]<T> where T : struct { [Parameter] public int X { get; init; } public void Run(Box<T> a) { } }", "C.Step(MakeBox.Step(), x: 3); C<int>.Step(MakeBox.Step().Named(\"a\")).Named(\"b\");")]
    [InlineData("MR0201", "public partial class Outer { [Component] public class [|C|]<T> where T : struct { public void Run(Box<T> a) { } } }", "Outer.C.Step(MakeBox.Step()); Outer.C<int>.Step(MakeBox.Step().Named(\"a\")).Named(\"b\");")]
    [InlineData("MR0201", "partial class Outer { [Component] public class [|C|] { public void Run(Note a) { } } } [Component] public partial class C { public void Run(Note a) { } }", "Outer.C.Step(note); C.Step(note).Named(\"d\");")]
    [InlineData("MR0210", "[Component] public partial class C { [Parameter] public [|Func<int, int>|] X { get; init; } = x => x; public void Run(Note a) { } }", "C.Step(note, x: y => y);")]
    [InlineData("CS0592", "[Component] public partial class C { [[|Parameter|]] public int X = 3; public void Run(Note a) { } }", "C.Step(note, x: 3); C.Step(note).Named(\"b\");")]
    [InlineData("MR0203", "[Component] public partial class [|C|] { }", "var (a, b) = C.Step(note); Take.Step(a); (var c, _, var d) = Twice.Step(note); Take.Step(b).Named(\"b\"); Take.Step(c).Named(\"c\"); Take.Step(d).Named(\"d\");")]
    [InlineData("MR0203", "[Component] public partial class [|C|] { }", "var parts = C.Step(note); Take.Step(parts.A); var only = C.Step().Named(\"b\");")]
    [InlineData("MR0203", "[Component] public partial class [|C|] { }", "var (a, b, _) = (C.Step(note).Named(\"c\")); Take.Step(a); Take.Step(b).Named(\"d\");")]
    [InlineData("MR0203", "[Component] public partial class [|C|]<T> { }", "var (a, b) = C.Step(note); Take.Step(a); var (c, d) = C<int>.Step(note).Named(\"c\"); Take.Step(c).Named(\"d\"); Take.Step(b).Named(\"e\"); Take.Step(d).Named(\"f\");")]
    [InlineData("MR0206", "[Component] public partial class C { public [|int|] Run(Note a) => 1; }", "var (a, b) = C.Step(note); Take.Step(a); Take.Step(b).Named(\"d\");")]
    [InlineData("CS0246", "[Component] public partial class C { public [|Nope|] Run(Note a) => null!; }", "var (a, b) = C.Step(note); Take.Step(a); Take.Step(b).Named(\"d\");")]
    public void One_mistake_is_one_error_where_it_was_made(string id, string component, string body) => Marked.Check(
        ComponentSources.Artifacts + """
            public sealed class Plain;
            [Component] public sealed partial class Take { public void Run(Note a) { } }
            [Component] public sealed partial class Twice { public (Note A, Note B, Note C) Run(Note a) => (a, a, a); }
            [Component] public sealed partial class MakeNote { public Note Run() => new(""); }
            [Component] public sealed partial class MakeBox { public Box<int> Run() => new(); }

            """,
        $"{component} [Pipeline(\"p\")] public sealed partial class P {{ void Define() {{ var note = MakeNote.Step(); var other = MakeNote.Step().Named(\"other\"); {body} }} }}",
        id,
        message: null);
}
