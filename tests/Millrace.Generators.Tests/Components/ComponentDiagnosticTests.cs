namespace Millrace.Generators.Tests.Components;

public sealed class ComponentDiagnosticTests
{
    /// <summary>A component and a pipeline over an artifact that cannot be saved, loaded or named.</summary>
    private const string HalfUser = " [Component] public partial class Make { public Half Run() => new(); } [Component] public partial class Use { public void Run(Half half) { } } [Pipeline(\"p\")] public partial class P { void Define() => Use.Step(Make.Step()); }";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0201", "The component 'C' is generated in part: write 'partial class C'", "[Component] public class [|C|] { public Note Run(Note a) => a; }" },
        { "MR0201", "The component 'C' is generated in part: write 'partial class C'", "[Component] public class [|C|]<T> where T : struct { [Parameter] public int X { get; init; } public Box<T> Run(Box<T> a) => a; }" },
        { "MR0202", "The component 'C' is static, so no step can create it: remove 'static'", "[Component] public static partial class [|C|] { public static Note Run(Note a) => a; }" },
        { "MR0202", "The component 'C' is abstract, so no step can create it: remove 'abstract'", "[Component] public abstract partial class [|C|] { public Note Run(Note a) => a; }" },
        { "MR0203", "The component 'C' does nothing: add a public method 'Run' or 'RunAsync' that takes artifacts and returns artifacts", "[Component] public partial class [|C|] { }" },
        { "MR0203", "The component 'C' has 'Run' for the interface 'IRun' alone, and steps call the class: write 'public' and leave 'IRun.' out", "public interface IRun { Note Run(Note a); } [Component] public partial class C : IRun { Note IRun.[|Run|](Note a) => a; }" },
        { "MR0203", "The component 'C' has 'Run' from the interface 'IRun' alone, and steps call the class: write a public method 'Run' in it", "public interface IRun { Note Run(Note a) => a; } [Component] public partial class [|C|] : IRun { }" },
        { "MR0203", "The component 'C' has 'Run' from the interface 'IRun' alone, and steps call the class: write a public method 'Run' in it", "public interface IRun { Note Run(Note a) => a; } public class B : IRun { } [Component] public partial class [|C|] : B { }" },
        { "MR0203", "The component 'C' does nothing: add a public method 'Run' or 'RunAsync' that takes artifacts and returns artifacts", "public interface IRun { static void Run() { } } [Component] public partial class [|C|] : IRun { }" },
        { "MR0204", "The component 'C' has a second method 'RunAsync': a component is one class with one 'Run' or 'RunAsync'", "[Component] public partial class C { public Note Run(Note a) => a; public Task<Note> [|RunAsync|](Note a) => Task.FromResult(a); }" },
        { "MR0205", "'x' is of type int: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties", "[Component] public partial class C { public Note Run(Note a, [|int|] x) => a; }" },
        { "MR0205", "'x' is of type List<Note>: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties", "[Component] public partial class C { public Note Run(Note a, [|List<Note>|] x) => a; }" },
        { "MR0205", "'x' is a list that may be missing, though a list may be empty as well, so that IReadOnlyList without '?' says the same: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties", "[Component] public partial class C { public Note Run(Note a, [|IReadOnlyList<Note>?|] x) => a; }" },
        { "MR0206", "'string' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "[Component] public partial class C { public [|string|] Run(Note a) => a.Text; }" },
        { "MR0206", "'int' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "[Component] public partial class C { public Task<[|int|]> RunAsync(Note a) => Task.FromResult(1); }" },
        { "MR0206", "'int' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "[Component] public partial class C { public (Note A, [|int|] B) Run(Note a) => (a, 1); }" },
        { "MR0206", "'Parts.Size' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "public record Parts(Note A, int Size); [Component] public partial class C { public [|Parts|] Run(Note a) => new(a, 1); }" },
        { "MR0206", "'int' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "[Component] public partial class C { public (Box<int> A, [|int|] B) Run(Note a) => (new(), 1); } [Component] public partial class Next<U> where U : struct { public void Run(Box<U> box) { } } [Component] public partial class Begin { public Note Run() => new(\"\"); } [Pipeline(\"after\")] public partial class After { void Define() { var (x, y) = C.Step(Begin.Step()); Next.Step(x); Next.Step(y); } }" },
        { "MR0206", "'Parts.Size' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "public record First(int Size); public record Parts(Note A, int Size) : First(Size); [Component] public partial class C { public [|Parts|] Run(Note a) => new(a, 1); }" },
        { "MR0206", "'Parts.Size' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "public class Parts { public required Note A { get; init; } public int Size { get; set; } } [Component] public partial class C { public [|Parts|] Run(Note a) => new() { A = a }; }" },
        { "MR0206", "'string?' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "[Component] public partial class C { public [|string?|] Run(Note a) => a.Text; }" },
        { "MR0206", "'List<Note>' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "[Component] public partial class C { public [|List<Note>|] Run(Note a) => [a]; }" },
        { "MR0207", "Give the element 'Note' a name: outputs are known by their names", "[Component] public partial class C { public (Note First, [|Note|]) Run(Note a) => (a, a); }" },
        { "MR0208", "The parameter 'Limit' and the input 'limit' would be one argument of Step: rename one of them", "[Component] public partial class C { [Parameter] public int [|Limit|] { get; init; } public Note Run(Note limit) => limit; }" },
        { "MR0208", "The parameter 'Event' and the input 'event' would be one argument of Step: rename one of them", "[Component] public partial class C { [Parameter] public int [|Event|] { get; init; } public Note Run(Note @event) => @event; }" },
        { "MR0209", "The component 'C' has 2 constructors, so it is unclear which one gets the services: leave one", "[Component] public partial class C { public C() { } public [|C|](ILogger<C> log) { } public Note Run(Note a) => a; }" },
        { "MR0210", "The parameter 'X' is object?, which cannot be read from text: use text, a number, bool, an enumeration, a date, a time, a Guid, a type that implements IParsable of itself, or IReadOnlyList of these", "[Component] public partial class C { [Parameter] public [|object?|] X { get; init; } public Note Run(Note a) => a; }" },
        { "MR0210", "The parameter 'X' is int[], which cannot be read from text: use text, a number, bool, an enumeration, a date, a time, a Guid, a type that implements IParsable of itself, or IReadOnlyList of these", "[Component] public partial class C { [Parameter] public [|int[]|] X { get; init; } = []; public Note Run(Note a) => a; }" },
        { "MR0211", "The parameter 'X' must be written 'public int X { get; init; }': its value is set once, before the step runs", "public interface IX { int X { get; init; } } [Component] public partial class C : IX { [Parameter] int IX.[|X|] { get => 1; init { } } public Note Run(Note a) => a; }" },
        { "MR0211", "The parameter 'X' must be written 'public int X { get; init; }': its value is set once, before the step runs", "[Component] public partial class C { [Parameter] public int [|X|] { get; set; } public Note Run(Note a) => a; }" },
        { "MR0211", "The parameter 'X' must be written 'public int X { get; init; }': its value is set once, before the step runs", "[Component] public partial class C { [Parameter] internal int [|X|] { get; init; } public Note Run(Note a) => a; }" },
        { "MR0212", "The default of 'X' uses 'log', which generated code cannot repeat: use constants, static members and calls of static methods", "[Component] public partial class C(ILogger<C> log) { [Parameter] public int X { get; init; } = [|log|].GetHashCode(); public Note Run(Note a) => a; }" },
        { "MR0212", "The default of 'X' uses a lambda, which generated code cannot repeat: use constants, static members and calls of static methods", "[Component] public partial class C { [Parameter] public int X { get; init; } = new[] { 1 }.Count([|each => each > 0|]); public Note Run(Note a) => a; }" },
        { "MR0213", "The default of 'X' is 7, but must lie between 1 and 5", "[Component] public partial class C { [Parameter, InRange(1, 5)] public int X { get; init; } = [|7|]; public Note Run(Note a) => a; }" },
        { "MR0213", "The default of 'X' is c, but must be one of a, b", "[Component] public partial class C { [Parameter, OneOf(\"a\", \"b\")] public string X { get; init; } = [|\"c\"|]; public Note Run(Note a) => a; }" },
        { "MR0214", "[InRange] does not fit the parameter 'X' of type string: InRange is for numbers, OneOf for text and enumerations", "[Component] public partial class C { [Parameter, [|InRange(1, 5)|]] public string X { get; init; } = \"\"; public Note Run(Note a) => a; }" },
        { "MR0214", "[OneOf] does not fit the parameter 'X' of type int: InRange is for numbers, OneOf for text and enumerations", "[Component] public partial class C { [Parameter, [|OneOf(\"a\")|]] public int X { get; init; } public Note Run(Note a) => a; }" },
        { "MR0215", "'size' is of type int, which no service can be: make it a [Parameter] property or inject a class or interface", "[Component] public partial class C([|int|] size) { public Note Run(Note a) => size > 0 ? a : a; }" },
        { "MR0216", "'Run' is static: Run must be a public instance method without type parameters", "[Component] public partial class C { public static Note [|Run|](Note a) => a; }" },
        { "MR0216", "'Run' is async void, so that nobody can wait for it or see it fail (let it return Task): Run must be a public instance method without type parameters", "[Component] public partial class C { public async void [|Run|](Note a) => await System.Threading.Tasks.Task.Delay(1); }" },
        { "MR0213", "The default of 'X' is -1, but must be at least 0", "[Component] public partial class C { [Parameter, InRange(0, double.PositiveInfinity)] public int X { get; init; } = [|-1|]; public Note Run(Note a) => a; }" },
        { "MR0216", "'Run' is not public: Run must be a public instance method without type parameters", "[Component] public partial class C { internal Note [|Run|](Note a) => a; }" },
        { "MR0216", "'Run' is generic: Run must be a public instance method without type parameters", "[Component] public partial class C { public Box<U> [|Run|]<U>(Box<U> a) where U : struct => a; }" },
        { "MR0217", "'C' stands inside 'Outer', which is not partial: make 'Outer' a plain partial class or move 'C' out of it", "public class Outer { [Component] public partial class [|C|] { public Note Run(Note a) => a; } }" },
        { "MR0217", "'C' is visible in its file only, so no generated file can continue it: write 'internal' instead of 'file'", "[Component] file sealed partial class [|C|] { public Note Run(Note a) => a; }" },
        { "MR0217", "'C' stands inside 'Outer', which is local to its file: make 'Outer' a plain partial class or move 'C' out of it", "file static partial class Outer { [Component] public sealed partial class [|C|] { public Note Run(Note a) => a; } }" },
        { "MR0217", "'C' stands inside 'Outer', which is not partial: make 'Outer' a plain partial class or move 'C' out of it", "public class Outer { [Component] public partial class [|C|] { public Note Run(Note a) => a; } [Component] public partial class D { public void Run() { } } }" },
        { "MR0218", "'C<T>' needs the class 'C' for steps whose type arguments are inferred, but 'C' is written already and not a partial class: make it partial or rename one of them", "public static class C; [Component] public partial class [|C|]<T> where T : struct { public Box<T> Run(Box<T> a) => a; }" },
        { "MR0219", "'Descriptor' is generated for every component: choose another name", "[Component] public partial class C { public int [|Descriptor|] => 1; public Note Run(Note a) => a; public static Handle<Note> Make(Handle<Note> a) => a; }" },
        { "MR0220", "'X' is required, but no step can set it: make it a [Parameter] property or remove 'required'", "[Component] public partial class C { public required int [|X|] { get; init; } public Note Run(Note a) => a; }" },
        { "MR0220", "'X' is required, but no step can set it: make it a [Parameter] property or remove 'required'", "[Component] public partial class C { public required int [|X|]; public Note Run(Note a) => a; }" },
        { "MR0211", "The parameter 'Item' must be written 'public int Item { get; init; }': its value is set once, before the step runs", "[Component] public partial class C { [Parameter] public int [|this|][int i] { get => 1; init { } } public Note Run(Note a) => a; }" },
        { "MR0205", "'a' is of type Note[]: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties", "[Component] public partial class C { public Note Run(params [|Note[]|] a) => a[0]; }" },
        { "MR0205", "'a' is of type Span<int>: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties", "[Component] public partial class C { public Note Run([|Span<int>|] a) => new(\"\"); }" },
        { "MR0221", "The source 'X' is int: a source is the path of a file or folder, so its type must be string", "[Component] public partial class C { [Parameter, Source] public [|int|] X { get; init; } public Note Run(Note a) => a; }" },
        { "MR0247", "The source 'X' is selected by 'Y', which is no other text parameter of 'C': name the parameter that says which spans are wanted", "[Component] public partial class C { [Parameter, [|Source(SelectedBy = \"Y\")|]] public string X { get; init; } = \"\"; public string Y => X; public Note Run(Note a) => a; }" },
        { "MR0247", "The source 'X' is selected by 'Y', which is no other text parameter of 'C': name the parameter that says which spans are wanted", "[Component] public partial class C { [Parameter, [|Source(SelectedBy = nameof(Y))|]] public string X { get; init; } = \"\"; [Parameter] public int Y { get; init; } public Note Run(Note a) => a; }" },
        { "MR0222", "'Rest' cannot be an output's name, because C# reserves it in tuples: rename the member", "public record Parts(Note A, Note Rest); [Component] public partial class C { public [|Parts|] Run(Note a) => new(a, a); }" },
        { "MR0223", "The parameters 'X_y' and 'xY' are both spelled 'x-y' on the command line: rename one of them", "[Component] public partial class C { [Parameter] public int xY { get; init; } [Parameter] public int [|X_y|] { get; init; } public Note Run(Note a) => a; }" },
        { "MR0223", "The parameters 'Event' and 'event' are both spelled 'event' on the command line: rename one of them", "[Component] public partial class C { [Parameter] public int @event { get; init; } [Parameter] public int [|Event|] { get; init; } public Note Run(Note a) => a; }" },
        { "MR0224", "The input 'a' cannot be for evaluation, because the component yields Fit<int>, which is learned: holdout data would choose; write [ForChoosing] or [ForTraining]", "[Component] public partial class C { public Fit<int> Run([[|ForEvaluation|]] Note a) => new(); }" },
        { "MR0224", "The input 'a' cannot be for evaluation, because the component yields Fit<int>, which is learned: holdout data would choose; write [ForChoosing] or [ForTraining]", "[Component] public partial class C { public (Note Other, Fit<int> Fit) Run([[|ForEvaluation|]] Note a) => (a, new()); }" },
        { "MR0225", "[Holdout] on the input 'a' has no effect: mark the output that holdout data comes from, and say with [ForEvaluation] that an input may take it", "[Component] public partial class C { public Note Run([[|Holdout|]] Note a) => a; }" },
        { "MR0213", "The default of 'X' is 0, but must lie between 1 and 5", "[Component] public partial class C { [Parameter, InRange(1, 5)] public int [|X|] { get; init; } public Note Run(Note a) => a; }" },
        { "MR0213", "The default of 'X' is Small, but must be one of Large", "public enum Size { Small, Large } [Component] public partial class C { [Parameter, OneOf(\"Large\")] public Size [|X|] { get; init; } public Note Run(Note a) => a; }" },
        { "MR0213", "The default of 'X' is \"\", but must be one of a, b", "[Component] public partial class C { [Parameter, OneOf(\"a\", \"b\")] public string X { get; init; } = [|\"\"|]; public Note Run(Note a) => a; }" },
        { "MR0226", "No value of 'X' lies between 5 and 1: write the smaller bound first", "[Component] public partial class C { [Parameter, [|InRange(5, 1)|]] public int X { get; init; } public Note Run(Note a) => a; }" },
        { "MR0227", "The outputs 'OUT' and 'Out' are both stored as 'out': rename one of them", "[Component] public partial class C { public (Note Out, Note [|OUT|]) Run(Note a) => (a, a); }" },
        { "MR0227", "The inputs 'Class' and 'class' are both stored as 'class': rename one of them", "[Component] public partial class C<T> where T : struct { public Note Run(Note @class, Box<T> [|Class|]) => @class; }" },
        { "MR0227", "The outputs 'Event' and 'event' are both stored as 'event': rename one of them", "[Component] public partial class C { public (Note @event, Note [|Event|]) Run(Note a) => (a, a); }" },
        { "MR0227", "The outputs 'OUT' and 'Out' are both stored as 'out': rename one of them", "public record Parts(Note Out, Note [|OUT|]); [Component] public partial class C { public Task<Parts> Run(Note a) => null!; }" },
        { "MR0205", "'x' is of type Plain, which does not implement IArtifact<Plain>: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties", "public class Plain; [Component] public partial class C { public Note Run(Note a, [|Plain|] x) => a; }" },
        { "MR0205", "'x' is of type Other, which does not implement IArtifact<Other>: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties", "public abstract class Other : IArtifact<Note> { public static string Kind => \"o\"; public static ValueTask SaveAsync(Note a, ArtifactFolder f, CancellationToken c) => default; public static ValueTask<Note> LoadAsync(ArtifactFolder f, CancellationToken c) => default; } [Component] public partial class C { public Note Run(Note a, [|Other|] x) => a; }" },
        { "MR0206", "'Plain' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing", "public class Plain; [Component] public partial class C { public [|Plain|] Run(Note a) => new(); }" },
        { "MR0228", "The default of 'X' is 'DateTime.Now', which differs with every run, so no step that takes it is reused: write 'required' and set the value where it matters", "[Component] public partial class C { [Parameter] public DateTime X { get; init; } = [|DateTime.Now|].AddDays(-1); public Note Run(Note a) => a; }" },
        { "MR0228", "The default of 'X' is 'Guid.NewGuid', which differs with every run, so no step that takes it is reused: write 'required' and set the value where it matters", "[Component] public partial class C { [Parameter] public Guid X { get; init; } = [|Guid.NewGuid|](); public Note Run(Note a) => a; }" },
        { "MR0228", "The default of 'X' is 'Environment.ProcessId', which differs with every run, so no step that takes it is reused: write 'required' and set the value where it matters", "[Component] public partial class C { [Parameter] public int X { get; init; } = [|Environment.ProcessId|]; public Note Run(Note a) => a; }" },
        { "MR0228", "The default of 'X' is 's_run', which differs with every run, so no step that takes it is reused: write 'required' and set the value where it matters", "[Component] public partial class C { private static readonly Guid s_run = Guid.NewGuid(); [Parameter] public Guid X { get; init; } = [|s_run|]; public Note Run(Note a) => a; }" },
        { "MR0229", "'__' gives no name that a command line could hold: choose a name with a letter in it", "[Component] public partial class C { [Parameter] public int [|__|] { get; init; } = 1; public Note Run(Note a) => a; }" },
        { "MR0229", "'_' gives no name that a command line could hold: choose a name with a letter in it", "[Component] public partial class C { public Note Run(Note [|_|]) => _; }" },
        { "MR0230", "The input 'a' is marked [ForEvaluation] and [ForTraining]: leave the one that says what the data is used for; data that is learned from cannot be for evaluation as well", "[Component] public partial class C { public Note Run([ForEvaluation, [|ForTraining|]] Note a) => a; }" },
        { "MR0210", "The parameter 'X' is Func<int, int>, which cannot be read from text: use text, a number, bool, an enumeration, a date, a time, a Guid, a type that implements IParsable of itself, or IReadOnlyList of these", "[Component] public partial class C { [Parameter] public [|Func<int, int>|] X { get; init; } = x => x; public Note Run(Note a) => a; }" },
        { "MR0221", "The source 'X' is Func<int, int>: a source is the path of a file or folder, so its type must be string", "[Component] public partial class C { [Parameter, Source] public [|Func<int, int>|] X { get; init; } = x => x; public Note Run(Note a) => a; }" },
        { "MR0121", "No value of 'X' can be in its domain: name at least one allowed text", "[Component] public partial class C { [Parameter, [|OneOf(null)|]] public string X { get; init; } = \"\"; public Note Run(Note a) => a; }" },
        { "MR0204", "The component 'C' has a second method 'Run': a component is one class with one 'Run' or 'RunAsync'", "[Component] public partial class C { public Note Run(Note a) => a; public Note [|Run|](in Note a) => a; }" },
        { "MR0231", "[Obsolete] makes every use of 'X' an error, and generated code uses it: remove 'X', or leave 'true' out so that its users are warned", "[Component] public partial class C { [Parameter, [|Obsolete(\"no\", error: true)|]] public int X { get; init; } public Note Run(Note a) => a; }" },
        { "MR0231", "[Obsolete] makes every use of 'Run' an error, and generated code uses it: remove 'Run', or leave 'true' out so that its users are warned", "[Component] public partial class C { [[|Obsolete(\"no\", true)|]] public Note Run(Note a) => a; }" },
        { "MR0231", "[Obsolete] makes every use of 'C()' an error, and generated code uses it: remove 'C()', or leave 'true' out so that its users are warned", "[Component] public partial class C { [[|Obsolete(\"no\", true)|]] public C() { } public Note Run(Note a) => a; }" },
        { "MR0232", "'Note?' may be null, but an output is always there: write its type without '?'", "[Component] public partial class C { public [|Note?|] Run(Note a) => a; }" },
        { "MR0232", "'Note?' may be null, but an output is always there: write its type without '?'", "[Component] public partial class C { public Task<[|Note?|]> RunAsync(Note a) => Task.FromResult<Note?>(a); }" },
        { "MR0232", "'Task<Note>?' may be null, but an output is always there: write its type without '?'", "[Component] public partial class C { public [|Task<Note>?|] RunAsync(Note a) => null; }" },
        { "MR0232", "'Note?' may be null, but an output is always there: write its type without '?'", "[Component] public partial class C { public (Note A, [|Note?|] B) Run(Note a) => (a, a); }" },
        { "MR0232", "'(Note A, Note B)?' may be null, but an output is always there: write its type without '?'", "[Component] public partial class C { public [|(Note A, Note B)?|] Run(Note a) => (a, a); }" },
        { "MR0232", "'Parts?' may be null, but an output is always there: write its type without '?'", "public record struct Parts(Note A, Note B); [Component] public partial class C { public ValueTask<[|Parts?|]> RunAsync(Note a) => new(new Parts(a, a)); }" },
        { "MR0232", "'Parts.B' may be null, but an output is always there: write its type without '?'", "public record Parts(Note A, Note? B); [Component] public partial class C { public [|Parts|] Run(Note a) => new(a, a); }" },
        { "MR0232", "'T?' may be null, but an output is always there: write its type without '?'", "[Component] public partial class C<T> where T : class, IArtifact<T> { public [|T?|] Run(T a) => a; }" },
        { "MR0233", "'C' is a component and a pipeline: a component does one thing with its inputs, and a pipeline joins components, so make two classes of it", "[Component, [|Pipeline(\"c\")|]] public partial class C { public Note Run(Note a) => a; void Define() => C.Step(); public static PipelinePlan Mine => Plan; }" },
        { "MR0233", "'C' is a component and a pipeline: a component does one thing with its inputs, and a pipeline joins components, so make two classes of it", "[Pipeline(\"c\")] public partial class C { void Define() { } } [[|Component|]] public partial class C { }" },
        { "MR0501", "'TimeProvider' can change the results of 'C' and does not say what it is, so the step runs every time: let TimeProvider implement IContentKeyed, or write [Component(Cache = CachePolicy.Never)] to say that this is meant", "[Component] public partial class C([|TimeProvider|] time) { public Note Run(Note a) => new(time.GetUtcNow().ToString()); }" },
    };

    [Theory]
    [InlineData("Step")]
    [InlineData("Descriptor")]
    [InlineData("MillraceDescriptor")]
    public void A_component_cannot_have_the_name_of_a_generated_member(string name) => Marked.Check(
        "using Millrace;\n",
        $"[Component] public partial class [|{name}|] {{ public void Run() {{ }} }}",
        "MR0219",
        $"'{name}' is generated for every component: choose another name");

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_error_at_its_place(string id, string message, string source) =>
        Marked.Check(ComponentSources.Artifacts + "\n", source + User(source), id, message);

    /// <summary>Mistakes that C# reports itself: nothing of ours beside it.</summary>
    [Theory]
    [InlineData("CS0246", "[Component] public partial class C { public Note Run([|Nope|] a) => null!; }")]
    [InlineData("CS0246", "[Component] public partial class C { public [|Nope|] Run(Note a) => null!; }")]
    [InlineData("CS0246", "[Component] public partial class C { [Parameter] public [|Nope|] X { get; init; } = null!; public Note Run(Note a) => a; }")]
    [InlineData("CS0103", "[Component] public partial class C { [Parameter] public int X { get; init; } = [|nope|]; public Note Run(Note a) => a; }")]
    [InlineData("CS0029", "[Component] public partial class C { [Parameter] public int X { get; init; } = [|\"text\"|]; public Note Run(Note a) => a; }")]
    [InlineData("CS0453", "[Component] public partial class C { public Note Run(Box<string> [|a|]) => null!; }")]
    [InlineData("CS0246", "[Component] public partial class C([|INope|] nope) { public Note Run(Note a) => nope is null ? a : a; }")]
    [InlineData("CS0246", "public record Parts(Note A, Box<[|Nope|]> B); [Component] public partial class C { public Parts Run(Note a) => null!; } [Component] public partial class Use { public void Run(Box<int> b, Note a) { } } [Component] public partial class Start { public Note Run() => null!; } [Pipeline(\"p\")] public partial class P { void Define() { var parts = C.Step(Start.Step()); Use.Step(parts.B, parts.A); } }")]
    [InlineData("CS0535", "public class Half : [|IArtifact<Half>|] { public static string Kind => \"h\"; public static ValueTask<Half> LoadAsync(ArtifactFolder f, CancellationToken c) => default; }" + HalfUser)]
    [InlineData("CS0535", "public class Half : [|IArtifact<Half>|] { public static string Kind => \"h\"; public static ValueTask SaveAsync(Half a, ArtifactFolder f, CancellationToken c) => default; }" + HalfUser)]
    [InlineData("CS0535", "public class Half : [|IArtifact<Half>|] { public static ValueTask SaveAsync(Half a, ArtifactFolder f, CancellationToken c) => default; public static ValueTask<Half> LoadAsync(ArtifactFolder f, CancellationToken c) => default; }" + HalfUser)]
    [InlineData("CS0452", "public struct [|Half|] : IArtifact<Half> { public static string Kind => \"h\"; public static ValueTask SaveAsync(Half a, ArtifactFolder f, CancellationToken c) => default; public static ValueTask<Half> LoadAsync(ArtifactFolder f, CancellationToken c) => default; }" + HalfUser)]
    [InlineData("CS0452", "[Component] public partial class D<[|T|]> where T : IArtifact<T> { public T Run(T r) => r; } [Component] public partial class Start { public Note Run() => null!; } [Pipeline(\"p\")] public partial class P { void Define() => D.Step(Start.Step()); }")]
    [InlineData("CS0592", "[Component] public partial class C { [[|Parameter|]] public required int X; public Note Run(Note a) => a; }")]
    public void What_CSharp_reports_stands_alone(string id, string source) => Marked.Check(ComponentSources.Artifacts + "\n", source, id, message: null);

    [Fact]
    public void A_component_that_is_no_class_makes_no_errors_in_generated_code()
    {
        Compiled compiled = Compiled.From(ComponentSources.Artifacts + "\n[Component] public partial struct Bad { public Note Run() => null!; } [Pipeline(\"p\")] public partial class P { void Define() => Bad.Step(); }");

        Assert.Equal(["CS0592"], compiled.Diagnostics.Select(static each => each.Id).Order());
    }

    /// <summary>What is near a mistake and none.</summary>
    [Theory]
    [InlineData("[Component, Obsolete(\"no\", true)] public partial class C { [Parameter, Obsolete(\"no\", true)] public int X { get; init; } public Note Run(Note a) => a; }")]
    [InlineData("[Component] public partial class C { [Parameter, Obsolete(\"no\")] public int X { get; init; } public Note Run(Note a) => a; }")]
    [InlineData("[Component] public partial class C<T> where T : struct, Enum { [Parameter] public T X { get; init; } [Parameter] public T? Y { get; init; } [Parameter] public IReadOnlyList<T> Z { get; init; } = []; public Box<T> Run(Box<T> a) => a; }")]
    public void What_is_near_a_mistake_and_none_is_silent(string source) => Compiled.From(ComponentSources.Artifacts + source).Clean();

    [Fact]
    public void Advice_obeys_pragma() =>
        Compiled.From(ComponentSources.Artifacts + """

            #pragma warning disable MR0501
            [Component] public partial class C(TimeProvider time) { public Note Run(Note a) => new(time.GetUtcNow().ToString()); }
            """).Clean();

    [Fact]
    public void An_error_does_not_obey_pragma() =>
        Marked.Check(ComponentSources.Artifacts, "\n#pragma warning disable\n[Component] public partial class [|C|] { }", "MR0203", null);

    [Fact]
    public void A_service_that_says_what_it_is_needs_no_advice() =>
        Compiled.From(ComponentSources.Artifacts + """

            public sealed class Rates : IContentKeyed { public string ContentKey => ""; }
            [Component] public partial class E(Microsoft.Extensions.Options.IOptions<Rates> rates) { public Note Run(Note a) => new(rates.Value.ContentKey); }
            [Component, Deterministic("only its unit is used")] public partial class F(TimeProvider time) { public Note Run(Note a) => new(time.TimestampFrequency.ToString()); }
            public interface IPrices : IContentKeyed;
            [Component] public partial class C(IPrices prices) { public Note Run(Note a) => new(prices.ContentKey); }
            [Component(Cache = CachePolicy.Never)] public partial class D(TimeProvider time) { public Note Run(Note a) => new(time.GetUtcNow().ToString()); }
            """).Clean();

    /// <summary>A pipeline over the wrong component, which must not add errors of its own.</summary>
    private static string User(string source) => source.Contains("<T>", StringComparison.Ordinal) ? "" : $$"""

        [Pipeline("use")]
        public sealed partial class Use
        {
            void Define()
            {
                var start = StartNote.Step();
                {{(source.Contains("Outer", StringComparison.Ordinal) ? "Outer." : "")}}C.Step(start);
            }
        }

        [Component] public sealed partial class StartNote { public Note Run() => new(""); }
        """;
}
