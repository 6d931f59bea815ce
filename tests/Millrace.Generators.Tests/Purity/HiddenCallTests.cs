namespace Millrace.Generators.Tests.Purity;

/// <summary>Calls that are not written as calls, and calls whose target the object decides.</summary>
public sealed class HiddenCallTests
{
    private const string Late = "DateTime.UtcNow.ToString(\"O\")";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        // Operators and conversions.
        { "MR0502", "Money.op_Addition, which uses DateTime.UtcNow", Body("var m = new Money(); [|m += new Money()|]; return new(\"\" + m.Cents);") + Money },
        { "MR0502", "Money.op_Increment, which uses DateTime.UtcNow", Body("var m = new Money(); [|m++|]; return new(\"\" + m.Cents);") + Money },
        { "MR0502", "Money.op_UnaryNegation, which uses DateTime.UtcNow", Body("var m = [|-new Money()|]; return new(\"\" + m.Cents);") + Money },
        { "MR0502", "Money.op_Implicit, which uses DateTime.UtcNow", Body("int m = [|new Money()|]; return new(\"\" + m);") + Money },
        { "MR0502", "Money.op_Explicit, which uses DateTime.UtcNow", Body("var m = [|(Money)5|]; return new(\"\" + m.Cents);") + Money },

        // What using, foreach and texts call.
        { "MR0502", "Scope.Dispose, which uses DateTime.UtcNow", Body("using (var scope = [|new Scope()|]) { } return a;") + Scope },
        { "MR0502", "Scope.Dispose, which uses DateTime.UtcNow", Body("using var scope = [|new Scope()|]; return a;") + Scope },
        { "MR0502", "Scope.Dispose, which uses DateTime.UtcNow", Body("using ([|new Scope()|]) return a;") + Scope },
        { "MR0502", "Later.DisposeAsync, which uses DateTime.UtcNow", "[Component] public partial class C { public async Task<Note> RunAsync(Note a) { await using var later = [|new Later()|]; return a; } } sealed class Later : IAsyncDisposable { public ValueTask DisposeAsync() { C2.Last = DateTime.UtcNow.Year; return default; } } static class C2 { [Deterministic(\"a test\")] public static int Last; }" },
        { "MR0502", "Label.ToString, which uses DateTime.UtcNow", Body("var label = new Label(); return new($\"{[|label|]}\");") + Label },
        { "MR0502", "Label.ToString, which uses DateTime.UtcNow", Body("var label = new Label(); return new(\"x\" + [|label|]);") + Label },
        { "MR0502", "Label.ToString, which uses DateTime.UtcNow", Body("var label = new Label(); string text = \"x\"; text += [|label|]; return new(text);") + Label },
        { "MR0502", "Label.ToString, which uses DateTime.UtcNow", Body("var text = new System.Text.StringBuilder(); var label = new Label(); text.Append($\"x {[|label|]}\"); return new(text.ToString());") + Label },
        { "MR0502", "Row.GetEnumerator, which uses DateTime.UtcNow", Body("int sum = 0; foreach (int each in [|new Row()|]) sum += each; return new(\"\" + sum);") + "class Row { public IEnumerator<int> GetEnumerator() { yield return DateTime.UtcNow.Year; } }" },
        { "MR0502", "Walker.MoveNext, which uses DateTime.UtcNow", Body("int sum = 0; foreach (int each in [|new Row()|]) sum += each; return new(\"\" + sum);") + "class Row { public Walker GetEnumerator() => new(); } class Walker { public int Current => 1; public bool MoveNext() => DateTime.UtcNow.Year < 2000; }" },
        { "MR0502", "Row.GetEnumerator, which uses DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) { IEnumerable<int> all = new Row(); return new(\"\" + Sum(all)); } private static int Sum(IEnumerable<int> all) { int sum = 0; foreach (int each in [|all|]) sum += each; return sum; } } sealed class Row : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { yield return DateTime.UtcNow.Year; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }" },

        { "MR0502", "Scope.Dispose, which uses DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) { IDisposable scope = Open(); scope.[|Dispose|](); return a; } private static IDisposable Open() => new Scope(); }" + Scope },
        { "MR0502", "Scope.Dispose, which uses DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) { using IDisposable scope = [|Open|](); return a; } private static IDisposable Open() => new Scope(); }" + Scope },
        { "MR0502", "Waiting.GetAwaiter, which uses DateTime.UtcNow", Waits("new Waiting()") + "class Waiting { public System.Runtime.CompilerServices.TaskAwaiter<string> GetAwaiter() => Task.FromResult(DateTime.UtcNow.ToString(\"O\")).GetAwaiter(); }" },
        { "MR0502", "Waits.GetAwaiter, which uses DateTime.UtcNow", Waits("3") + "static class Waits { public static System.Runtime.CompilerServices.TaskAwaiter<string> GetAwaiter(this int count) => Task.FromResult(DateTime.UtcNow.ToString(\"O\")).GetAwaiter(); }" },
        { "MR0502", "Awaiter.IsCompleted, which uses DateTime.UtcNow", Waits("new Waiting()") + Awaiter("DateTime.UtcNow.Year > 3", "\"x\"") },
        { "MR0502", "Awaiter.GetResult, which uses DateTime.UtcNow", Waits("new Waiting()") + Awaiter("true", Late) },
        { "MR0502", "Point.op_Equality, which uses DateTime.UtcNow", Body("return new(\"\" + ([|(new Point(), 1) == (new Point(), 1)|]));") + Point },
        { "MR0502", "Point.op_Inequality, which uses DateTime.UtcNow", Body("var one = (1, (new Point(), 2)); var two = (1, (new Point(), 3)); return new(\"\" + ([|one != two|]));") + Point },

        // Properties, indexers, initialisers, patterns.
        { "MR0502", "Table[…], which uses DateTime.UtcNow", Body("var table = new Table(); return new([|table[3]|]);") + Table },
        { "MR0502", "Table.Now, which uses DateTime.UtcNow", Body("var table = new Table(); return new(table.[|Now|]);") + Table },
        { "MR0502", "Table.Now, which uses DateTime.UtcNow", Body("return new(new Table() is { [|Now|]: { Length: > 3 } now } ? now : \"\");") + Table },
        { "MR0502", "Table.Mark, which uses DateTime.UtcNow", Body("var table = new Table(); table.[|Mark|] = 3; return new(\"\" + table.Last);") + Table },
        { "MR0502", "Table.Mark, which uses DateTime.UtcNow", Body("var table = new Table(); table.[|Mark|]++; return new(\"\" + table.Last);") + Table },
        { "MR0502", "Table.Mark, which uses DateTime.UtcNow", Body("var table = new Table(); (table.[|Mark|], _) = (1, 2); return new(\"\" + table.Last);") + Table },
        { "MR0502", "Table.Mark, which uses DateTime.UtcNow", Body("return new(\"\" + new Table { [|Mark|] = 3 }.Last);") + Table },
        { "MR0502", "Bag.Add, which uses DateTime.UtcNow", Body("return new(\"\" + new Bag { [|1|] }.Count);") + Bag },
        { "MR0502", "Bag.Add, which uses DateTime.UtcNow", Body("Bag bag = [|[1]|]; return new(\"\" + bag.Count);") + Bag },
        { "MR0502", "Pair.Deconstruct, which uses DateTime.UtcNow", Body("var (x, y) = [|new Pair()|]; return new(\"\" + x + y);") + Pair },
        { "MR0502", "Pair.Deconstruct, which uses DateTime.UtcNow", Body("return new(new Pair() is [|(1, 2)|] ? \"a\" : \"b\");") + Pair },
        { "MR0502", "Words.Select, which uses DateTime.UtcNow", Body("return new(from word in new Words() [|select word|]);") + $"class Words {{ public string Select(Func<string, string> pick) => pick({Late}); }}" },

        // Delegates.
        { "MR0502", "Clock.Stamp, which uses DateTime.UtcNow", Body("Func<string> stamp = [|Clock.Stamp|]; return new(stamp());") + Clock },
        { "MR0502", "Clock.Of, which uses DateTime.UtcNow", Body("return new(string.Concat(new[] { 1, 2 }.Select([|Clock.Of|])));") + Clock },

        // The object decides.
        { "MR0502", "Late.Read, which uses DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) => new(Read(new Late())); private static string Read(IClock clock) => clock.[|Read|](); }" + Clocks },
        { "MR0502", "Late.Now, which uses DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) => new(Read(new Late())); private static string Read(IClock clock) => clock.[|Now|]; }" + Clocks },
        { "MR0502", "Late.Read, which uses DateTime.UtcNow", "[Component] public partial class C { private static readonly IClock s_clock = new Late(); public Note Run(Note a) => new(s_clock.[|Read|]()); }" + Clocks },
        { "MR0502", "Late.Read, which uses DateTime.UtcNow", "[Component] public partial class C { [Parameter] public bool Exact { get; init; } public Note Run(Note a) { IClock clock = Exact ? new Late() : new Frozen(); return new(clock.[|Read|]()); } }" + Clocks },
        { "MR0502", "Basis.Make, which uses DateTime.UtcNow by way of Derived.Part", Body("return new(new Derived().[|Make|]());") + $"abstract class Basis {{ public string Make() => Part(); protected abstract string Part(); }} sealed class Derived : Basis {{ protected override string Part() => {Late}; }}" },

        // Hashes.
        { "MR0511", "StringComparer.GetHashCode", Body("return new(\"\" + StringComparer.Ordinal.[|GetHashCode|](a.Text));") },
        { "MR0511", "String.GetHashCode", Body("return new(\"\" + EqualityComparer<string>.Default.[|GetHashCode|](a.Text));") },
        { "MR0511", "String.GetHashCode", Body("object text = a.Text; return new(\"\" + text.[|GetHashCode|]());") },
        { "MR0511", "Key.GetHashCode", Body("return new(\"\" + new Key(a.Text).[|GetHashCode|]());") + "sealed record Key(string Name);" },
        { "MR0511", "Key.GetHashCode", Body("return new(\"\" + new Key(a.Text).[|GetHashCode|]());") + "readonly record struct Key(string Name);" },
        { "MR0511", "Key.GetHashCode, which uses HashCode.Combine", Body("return new(\"\" + new Key().[|GetHashCode|]());") + "sealed class Key { public override int GetHashCode() => HashCode.Combine(1); public override bool Equals(object? other) => true; }" },
        { "MR0511", "GetHashCode", Body("return new(\"\" + (a.Text, 1).[|GetHashCode|]());") },
    };

    public static TheoryData<string> Legitimate =>
    [
        // Objects of classes that nobody makes here do not get here.
        "[Component] public partial class C { public Note Run(Note a) => new(Read(new Frozen())); private static string Read(IClock clock) => clock.Read(); }" + Clocks,
        "[Component] public partial class C { private readonly IClock _clock = new Frozen(); public Note Run(Note a) => new(_clock.Read() + _clock.Now); }" + Clocks,
        Body("using var stream = new MemoryStream(); foreach (byte each in stream.ToArray()) { } return a;"),
        Body("using IDisposable stream = new MemoryStream(); IDisposable other = stream; other.Dispose(); return new(\"\" + ((1, \"x\") == (2, a.Text)));"),
        "[Component] public partial class C { public async Task<Note> RunAsync(Note a) { await Task.Yield(); await Task.Delay(3); return a; } }",
        Body("var (x, y) = (1, 2); var z = (double)x; z += y; z++; return new($\"{z} {new Key(x)}\");") + "sealed record Key(int Name) { public override string ToString() => \"key\" + Name; }",
        Body("return new(\"\" + 5.GetHashCode() + true.GetHashCode() + new Key(3).GetHashCode() + DayOfWeek.Monday.GetHashCode());") + "readonly record struct Key(int Number);",
        Body("var all = new HashSet<Key> { new(a.Text) }; return new(\"\" + all.Count);") + "sealed class Key(string name) { public override int GetHashCode() => HashCode.Combine(name); public override bool Equals(object? other) => true; }",
        Body("foreach (var each in new SortedSet<string>(new ByLength()) { \"a\" }) { } return a;") + "sealed class ByLength : IComparer<string> { public int Compare(string? x, string? y) => x!.Length - y!.Length; }",
    ];

    private const string Money = """
        struct Money
        {
            public int Cents;
            public static Money operator +(Money a, Money b) { a.Cents = DateTime.UtcNow.Year; return a; }
            public static Money operator ++(Money a) { a.Cents = DateTime.UtcNow.Year; return a; }
            public static Money operator -(Money a) { a.Cents = DateTime.UtcNow.Year; return a; }
            public static implicit operator int(Money a) => DateTime.UtcNow.Year;
            public static explicit operator Money(int a) => new() { Cents = DateTime.UtcNow.Year };
        }
        """;

    private const string Point = "#pragma warning disable CS0660, CS0661\nsealed class Point { public static bool operator ==(Point a, Point b) => DateTime.UtcNow.Year > 3; public static bool operator !=(Point a, Point b) => DateTime.UtcNow.Year > 3; }";
    private const string Scope = "sealed class Scope : IDisposable { public int Year; public void Dispose() => Year = DateTime.UtcNow.Year; }";
    private const string Label = $"sealed class Label {{ public override string ToString() => {Late}; }}";
    private const string Table = $$"""
        sealed class Table
        {
            public int Last = 1;
            public string this[int row] => {{Late}};
            public string Now => {{Late}};
            public int Mark { get => 1; set => Last = value + DateTime.UtcNow.Year; }
        }
        """;

    private const string Bag = "sealed class Bag : IEnumerable<int> { public int Count; public void Add(int item) => Count = DateTime.UtcNow.Year; public IEnumerator<int> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }";
    private const string Pair = "sealed class Pair { public void Deconstruct(out int x, out int y) { x = DateTime.UtcNow.Year; y = 2; } }";
    private const string Clock = $"static class Clock {{ public static string Stamp() => {Late}; public static string Of(int number) => number + {Late}; }}";
    private const string Clocks = $$"""
        interface IClock { string Read(); string Now { get; } }
        sealed class Late : IClock { public string Read() => {{Late}}; public string Now => {{Late}}; }
        sealed class Frozen : IClock { public string Read() => "then"; public string Now => "then"; }
        """;

    private static string Waits(string awaited) => $"[Component] public partial class C {{ public async Task<Note> RunAsync(Note a) => new(await [|{awaited}|]); }}\n";

    private static string Awaiter(string isCompleted, string result) => $$"""
        class Waiting { public Awaiter GetAwaiter() => new(); }
        class Awaiter : System.Runtime.CompilerServices.INotifyCompletion { public bool IsCompleted => {{isCompleted}}; public string GetResult() => {{result}}; public void OnCompleted(Action continuation) => continuation(); }
        """;

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_warning_at_its_place(string id, string cause, string source) => Pure.Check(id, cause, source);

    [Theory]
    [MemberData(nameof(Legitimate))]
    public void Nothing_is_said(string source) => Pure.Clean(source);

    private static string Body(string body) => $"[Component] public partial class C {{ public Note Run(Note a) {{ {body} }} }}\n";
}
