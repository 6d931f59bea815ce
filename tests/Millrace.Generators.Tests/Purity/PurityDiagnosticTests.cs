using System.Globalization;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators.Tests.Purity;

/// <summary>One row, one mistake: the rule, what it names as the cause, and the place.</summary>
public sealed class PurityDiagnosticTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        // The clock.
        { "MR0502", "DateTime.UtcNow", Run("new(a.Text + [|DateTime.UtcNow|])") },
        { "MR0502", "DateTime.Now", Run("new(a.Text + [|System.DateTime.Now|])") },
        { "MR0502", "DateTime.Today", Run("new(a.Text + [|DateTime.Today|].Year)") },
        { "MR0502", "DateTimeOffset.UtcNow", Run("new($\"{[|DateTimeOffset.UtcNow|]:O}\")") },
        { "MR0502", "TimeProvider.GetUtcNow", Run("new(a.Text + TimeProvider.System.[|GetUtcNow|]())") },
        { "MR0502", "TimeProvider.GetUtcNow", "[Component] public partial class C { public Note Run(Note a, StepContext step) => new(a.Text + step.Time.[|GetUtcNow|]()); }" },
        { "MR0502", "Environment.TickCount64", Run("new(a.Text + [|Environment.TickCount64|])") },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { private readonly DateTime _start = [|DateTime.UtcNow|]; public Note Run(Note a) => new(a.Text + _start); }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { private readonly DateTime _start; public C() { _start = [|DateTime.UtcNow|]; } public Note Run(Note a) => new(a.Text + _start); }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) => new(a.Text + Stamp + Stamp); private static string Stamp => [|DateTime.UtcNow|].ToString(\"O\"); }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) { string Local() => [|DateTime.UtcNow|].ToString(\"O\"); return new(Local()); } }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) { Func<DateTime> now = () => [|DateTime.UtcNow|]; return new(now().ToString(\"O\")); } }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { public async Task<Note> RunAsync(Note a) { await Task.Yield(); return new(await LaterAsync()); } private static async Task<string> LaterAsync() { await Task.Yield(); return [|DateTime.UtcNow|].ToString(\"O\"); } }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) => new(string.Concat(Parts())); private static IEnumerable<string> Parts() { yield return [|DateTime.UtcNow|].ToString(\"O\"); } }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class C { public Note Run(Note a) => new Inner().Make(); private sealed class Inner { public Note Make() => new([|DateTime.UtcNow|].ToString(\"O\")); } }" },

        // By way of other classes.
        { "MR0502", "DateTime.UtcNow in Clock.Stamp", Run("new([|Clock.Stamp|]())") + "static class Clock { public static string Stamp() => DateTime.UtcNow.ToString(\"O\"); }" },
        { "MR0502", "DateTime.UtcNow in Clock.Stamp", Run("new([|Clock.Stamp|])") + "static class Clock { public static string Stamp => DateTime.UtcNow.ToString(\"O\"); }" },
        { "MR0502", "DateTime.UtcNow in Clock.Read, reached through Clock.Stamp", Run("new([|Clock.Stamp|]())") + "static class Clock { public static string Stamp() => Read().ToString(\"O\"); private static DateTime Read() => DateTime.UtcNow; }" },
        { "MR0502", "DateTime.UtcNow in Clock.Read, reached through Clock.Stamp and Clock.Twice", Run("new([|Clock.Stamp|]())") + "static class Clock { public static string Stamp() => Twice(2); private static string Twice(int n) => n == 0 ? Read().ToString(\"O\") : Twice(n - 1); private static DateTime Read() => DateTime.UtcNow; }" },
        { "MR0502", "DateTime.UtcNow in Clock.Start, reached through new Clock()", Run("new([|new Clock()|].ToString()!)") + "class Clock { public DateTime Start = DateTime.UtcNow; }" },
        { "MR0502", "DateTime.UtcNow in new Clock()", Run("new([|new Clock()|].ToString()!)") + "class Clock { public DateTime Start; public Clock() { Start = DateTime.UtcNow; } }" },
        { "MR0502", "DateTime.UtcNow in Clock.Start", Run("new([|Clock.Start|].ToString(\"O\"))") + "static class Clock { public static readonly DateTime Start = DateTime.UtcNow; }" },
        { "MR0502", "DateTime.UtcNow in Late.Read", "abstract class Clock { public abstract DateTime Read(); } sealed class Late : Clock { public override DateTime Read() => DateTime.UtcNow; } [Component] public partial class C { public Note Run(Note a) { Clock clock = new Late(); return new(clock.[|Read|]().ToString(\"O\")); } }" },
        { "MR0502", "DateTime.UtcNow in Late.Read", "interface IClock { DateTime Read(); } sealed class Late : IClock { public DateTime Read() => DateTime.UtcNow; } [Component] public partial class C { public Note Run(Note a) { IClock clock = new Late(); return new(clock.[|Read|]().ToString(\"O\")); } }" },
        { "MR0502", "DateTime.UtcNow", "public abstract class Basis { public Note Run(Note a) => new(Part()); protected abstract string Part(); } [Component] public partial class C : Basis { protected override string Part() => [|DateTime.UtcNow|].ToString(\"O\"); }" },
        { "MR0502", "DateTime.UtcNow in Basis.Run", "public abstract class Basis { public Note Run(Note a) => new(DateTime.UtcNow.ToString(\"O\")); } [Component] public partial class [|C|] : Basis;" },
        { "MR0502", "DateTime.UtcNow in Extensions.Stamp", Run("new(a.[|Stamp|]())") + "static class Extensions { public static string Stamp(this Note note) => note.Text + DateTime.UtcNow; }" },
        { "MR0502", "DateTime.UtcNow in Money.op_Addition", Run("new(([|new Money() + new Money()|]).ToString()!)") + "struct Money { public static Money operator +(Money a, Money b) { _ = DateTime.UtcNow; return a; } }" },

        // Randomness.
        { "MR0503", "Guid.NewGuid", Run("new(a.Text + [|Guid.NewGuid|]())") },
        { "MR0503", "Guid.CreateVersion7", Run("new(a.Text + [|Guid.CreateVersion7|]())") },
        { "MR0503", "new Random()", Run("new(a.Text + [|new Random()|].Next())") },
        { "MR0503", "new Random()", "[Component] public partial class C { private readonly Random _random = [|new()|]; public Note Run(Note a) => new(a.Text + _random.Next()); }" },
        { "MR0503", "Random.Shared", Run("new(a.Text + [|Random.Shared|].Next())") },
        { "MR0503", "RandomNumberGenerator.GetInt32", Run("new(a.Text + [|System.Security.Cryptography.RandomNumberGenerator.GetInt32|](5))") },
        { "MR0503", "Path.GetRandomFileName", Run("new(a.Text + [|Path.GetRandomFileName|]())") },
        { "MR0503", "Guid.NewGuid", "[Component] public partial class C { public Note Run(Note a) => new(string.Concat(Enumerable.Range(0, 3).Select(_ => [|Guid.NewGuid|]()))); }" },
        { "MR0511", "String.GetHashCode", Run("new(\"\" + a.Text.[|GetHashCode|]())") },
        { "MR0511", "HashCode.Combine", Run("new(\"\" + [|HashCode.Combine|](a.Text, 1))") },

        // The environment.
        { "MR0504", "Environment.GetEnvironmentVariable", Run("new(a.Text + [|Environment.GetEnvironmentVariable|](\"X\"))") },
        { "MR0504", "Environment.MachineName", Run("new(a.Text + [|Environment.MachineName|])") },
        { "MR0504", "CultureInfo.CurrentCulture", Run("new(a.Text.ToUpper([|CultureInfo.CurrentCulture|]))") },
        { "MR0504", "AppContext.BaseDirectory", Run("new(a.Text + [|AppContext.BaseDirectory|])") },
        { "MR0504", "TimeZoneInfo.Local", Run("new(a.Text + [|TimeZoneInfo.Local|].Id)") },
        { "MR0504", "Console.ReadLine", Run("new(a.Text + [|Console.ReadLine|]())") },
        { "MR0504", "Process.GetCurrentProcess", Run("new(a.Text + [|Process.GetCurrentProcess|]().Id)") },

        // Static state.
        { "MR0505", "C.s_random", "[Component] public partial class C { private static readonly Random s_random = new(42); public Note Run(Note a) => new(a.Text + [|s_random|].Next()); }" },
        { "MR0505", "C.s_count", "[Component] public partial class C { private static int s_count; public Note Run(Note a) => new(a.Text + [|s_count|]++); }" },
        { "MR0505", "Shared.Count", Run("new(a.Text + [|Shared.Count|])") + "static class Shared { public static int Count { get; set; } }" },
        { "MR0505", "Shared.Count in Counter.Next", Run("new(a.Text + [|Counter.Next|]())") + "static class Shared { public static int Count; } static class Counter { public static int Next() => Interlocked.Increment(ref Shared.Count); }" },
        { "MR0505", "C.s_seen", "[Component] public partial class C { private static readonly List<string> s_seen = []; public Note Run(Note a) { [|s_seen|].Add(a.Text); return a; } }" },
        { "MR0505", "C.s_seen", "[Component] public partial class C { private static readonly Dictionary<string, int> s_seen = []; public Note Run(Note a) { [|s_seen|][a.Text] = 1; return a; } }" },
        { "MR0505", "C.s_seen", "[Component] public partial class C { private static readonly List<string> s_seen = []; public Note Run(Note a) => new(a.Text + [|s_seen|].Count); public static void Remember(string text) => s_seen.Add(text); }" },
        { "MR0505", "C.s_last", "[Component] public partial class C { private static Note? s_last; public Note Run(Note a) => [|s_last|] ??= a; }" },

        // Files.
        { "MR0506", "File.ReadAllText", Run("new(a.Text + [|File.ReadAllText|](\"stop-words.txt\"))") },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { [Parameter] public string Path { get; init; } = \"\"; public Note Run(Note a) => new([|File.ReadAllText|](Path)); }" },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { [Parameter] public string Folder { get; init; } = \"\"; public Note Run(Note a) { string path = Path.Combine(Folder, \"x\"); var other = path; return new([|File.ReadAllText|](other)); } }" },
        { "MR0506", "new StreamReader()", Run("new([|new StreamReader(\"x\")|].ReadToEnd())") },
        { "MR0506", "new FileStream()", Run("new([|new FileStream(\"x\", FileMode.Open)|].ToString()!)") },
        { "MR0506", "FileInfo.OpenText", Run("new(new FileInfo(\"x\").[|OpenText|]().ReadToEnd())") },
        { "MR0506", "File.ReadAllText in Words.Load", Run("new([|Words.Load|](\"x\"))") + "static class Words { public static string Load(string path) => File.ReadAllText(path); }" },
        { "MR0506", "File.ReadAllText in Words.Load", Run("new(new Words(\"x\").[|Load|]())") + "class Words(string path) { public string Load() => File.ReadAllText(path); }" },
        { "MR0506", "File.ReadAllText in Words.Load", Run("new(new Words { Path = \"x\" }.[|Load|]())") + "class Words { public string Path { get; init; } = \"\"; public string Load() => File.ReadAllText(Path); }" },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { public Note Run(Note a) => Read(\"x\"); private static Note Read(string path) => new([|File.ReadAllText|](path)); }" },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { private readonly string _path = \"x\"; public Note Run(Note a) => new([|File.ReadAllText|](_path)); }" },
        { "MR0506", "Directory.EnumerateFiles", Run("new(string.Concat([|Directory.EnumerateFiles|](\"x\")))") },
        { "MR0507", "File.WriteAllText", "[Component] public partial class C { [Parameter] public string Path { get; init; } = \"\"; public Note Run(Note a) { [|File.WriteAllText|](Path, a.Text); return a; } }" },
        { "MR0507", "new FileStream()", Run("new([|new FileStream(\"x\", FileMode.Create)|].ToString()!)") },
        { "MR0507", "File.Copy", "[Component] public partial class C { [Parameter, Source] public required string From { get; init; } public Note Run(Note a) { [|File.Copy|](From, \"x\"); return a; } }" },
        { "MR0507", "Directory.CreateTempSubdirectory", Run("new([|Directory.CreateTempSubdirectory|]().FullName)") },

        // Other machines and programs.
        { "MR0508", "HttpClient.GetStringAsync", "[Component] public partial class C { public async Task<Note> RunAsync(Note a) { using var http = new HttpClient(); return new(await http.[|GetStringAsync|](a.Text)); } }" },
        { "MR0508", "Dns.GetHostName", Run("new([|System.Net.Dns.GetHostName|]())") },
        { "MR0509", "Connection.Open", Connection + Run("Load()", "private static Note Load() { var connection = new Connection(); connection.[|Open|](); return new(\"\"); }") },
        { "MR0510", "Process.Start", Run("new(\"\" + [|Process.Start|](\"ls\").Id)") },
    };

    private const string Connection = """
        public sealed class Connection : System.Data.Common.DbConnection
        {
            [System.Diagnostics.CodeAnalysis.AllowNull] public override string ConnectionString { get; set; } = "";
            public override string Database => "";
            public override string DataSource => "";
            public override string ServerVersion => "";
            public override System.Data.ConnectionState State => default;
            public override void ChangeDatabase(string databaseName) { }
            public override void Close() { }
            public override void Open() { }
            protected override System.Data.Common.DbTransaction BeginDbTransaction(System.Data.IsolationLevel isolationLevel) => null!;
            protected override System.Data.Common.DbCommand CreateDbCommand() => null!;
        }

        """;

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_warning_at_its_place(string id, string cause, string source) => Pure.Check(id, cause, source);

    [Fact]
    public void The_message_says_what_to_do()
    {
        Diagnostic found = Assert.Single(Pure.Analyze(Run("new(a.Text + DateTime.UtcNow)")));
        Assert.Equal(
            "'C' reads the clock (DateTime.UtcNow), and a reused result keeps the time of its first run: make the time a [Parameter], or write [Component(Cache = CachePolicy.Never)]; to measure how long work takes use Stopwatch",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public void Several_mistakes_are_several_warnings() =>
        Assert.Equal(["MR0502", "MR0502", "MR0503"], Pure.Analyze(Run("new($\"{DateTime.UtcNow} {DateTime.UtcNow} {Guid.NewGuid()}\")")).Select(static each => each.Id).Order());

    [Fact]
    public void Advice_obeys_pragma() => Pure.Clean("#pragma warning disable MR0502\n" + Run("new(a.Text + DateTime.UtcNow)"));

    [Fact]
    public void Every_kind_has_a_rule_that_advises()
    {
        DiagnosticRule[] rules = [.. Enum.GetValues<Compiler.Impurity>().Select(CachingRules.Of)];
        Assert.Equal(rules.Length, rules.Distinct().Count());
        Assert.All(rules, static rule => Assert.False(rule.IsError));
        Assert.Equal(Enum.GetNames<Impurity>(), Enum.GetNames<Compiler.Impurity>());
    }

    internal static string Run(string result, string more = "") => $"[Component] public partial class C {{ public Note Run(Note a) => {result}; {more} }}\n";
}
