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

        { "MR0503", "Guid.NewGuid", "[Component(Cache = CachePolicy.Expires, ExpiresAfter = \"01:00:00\")] public partial class C { public Note Run() => new(DateTime.UtcNow + [|Guid.NewGuid|]().ToString()); }" },

        // By way of other classes.
        { "MR0502", "Clock.Stamp, which uses DateTime.UtcNow", Run("new([|Clock.Stamp|]())") + "static class Clock { public static string Stamp() => DateTime.UtcNow.ToString(\"O\"); }" },
        { "MR0502", "Clock.Stamp, which uses DateTime.UtcNow", Run("new([|Clock.Stamp|])") + "static class Clock { public static string Stamp => DateTime.UtcNow.ToString(\"O\"); }" },
        { "MR0502", "Clock.Stamp, which uses DateTime.UtcNow by way of Clock.Read", Run("new([|Clock.Stamp|]())") + "static class Clock { public static string Stamp() => Read().ToString(\"O\"); private static DateTime Read() => DateTime.UtcNow; }" },
        { "MR0502", "Clock.Stamp, which uses DateTime.UtcNow by way of Clock.Twice and Clock.Read", Run("new([|Clock.Stamp|]())") + "static class Clock { public static string Stamp() => Twice(2); private static string Twice(int n) => n == 0 ? Read().ToString(\"O\") : Twice(n - 1); private static DateTime Read() => DateTime.UtcNow; }" },
        { "MR0502", "new Clock(), which uses DateTime.UtcNow by way of Clock.Start", Run("new([|new Clock()|].ToString()!)") + "class Clock { public DateTime Start = DateTime.UtcNow; }" },
        { "MR0502", "new Clock(), which uses DateTime.UtcNow", Run("new([|new Clock()|].ToString()!)") + "class Clock { public DateTime Start; public Clock() { Start = DateTime.UtcNow; } }" },
        { "MR0502", "Clock.Start, which uses DateTime.UtcNow", Run("new([|Clock.Start|].ToString(\"O\"))") + "static class Clock { public static readonly DateTime Start = DateTime.UtcNow; }" },
        { "MR0502", "Late.Read, which uses DateTime.UtcNow", "abstract class Clock { public abstract DateTime Read(); } sealed class Late : Clock { public override DateTime Read() => DateTime.UtcNow; } [Component] public partial class C { public Note Run(Note a) { Clock clock = new Late(); return new(clock.[|Read|]().ToString(\"O\")); } }" },
        { "MR0502", "Late.Read, which uses DateTime.UtcNow", "interface IClock { DateTime Read(); } sealed class Late : IClock { public DateTime Read() => DateTime.UtcNow; } [Component] public partial class C { public Note Run(Note a) { IClock clock = new Late(); return new(clock.[|Read|]().ToString(\"O\")); } }" },
        { "MR0502", "DateTime.UtcNow", "public abstract class Basis { public Note Run(Note a) => new(Part()); protected abstract string Part(); } [Component] public partial class C : Basis { protected override string Part() => [|DateTime.UtcNow|].ToString(\"O\"); }" },
        { "MR0502", "Basis.Run, which uses DateTime.UtcNow", "public abstract class Basis { public Note Run(Note a) => new(DateTime.UtcNow.ToString(\"O\")); } [Component] public partial class [|C|] : Basis;" },
        { "MR0502", "Extensions.Stamp, which uses DateTime.UtcNow", Run("new(a.[|Stamp|]())") + "static class Extensions { public static string Stamp(this Note note) => note.Text + DateTime.UtcNow; }" },
        { "MR0502", "Extensions.Stamp, which uses DateTime.Now", Run("new(a.[|Stamp|])") + "static class Extensions { extension(Note note) { public string Stamp => note.Text + DateTime.Now; } }" },
        { "MR0502", "Extensions.Mark, which uses DateTime.Now", Run("new(a.[|Mark|]())") + "static class Extensions { extension(Note note) { public string Mark() => note.Text + DateTime.Now; } }" },
        { "MR0502", "Money.op_Addition, which uses DateTime.UtcNow", Run("new(([|new Money() + new Money()|]).ToString()!)") + "struct Money { public static Money operator +(Money a, Money b) { _ = DateTime.UtcNow; return a; } }" },

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
        { "MR0505", "Counter.Next, which uses Shared.Count", Run("new(a.Text + [|Counter.Next|]())") + "static class Shared { public static int Count; } static class Counter { public static int Next() => Interlocked.Increment(ref Shared.Count); }" },
        { "MR0505", "C.s_runs", "[Component] public partial class C(ILogger<C> log) { private static int s_runs; public Note Run(Note a) { int run = Interlocked.Increment(ref [|s_runs|]); log.LogInformation(\"run {Number}\", run); return new(a.Text + run); } }" },
        { "MR0505", "C.s_runs", "[Component] public partial class C(ILogger<C> log) { private static int s_runs; public Note Run(Note a) { log.LogInformation(\"run {Number}\", ++s_runs); return new(a.Text + [|s_runs|]); } }" },
        { "MR0505", "C.s_seen", "[Component] public partial class C { private static readonly List<string> s_seen = []; public Note Run(Note a) { [|s_seen|].Add(a.Text); return a; } }" },
        { "MR0505", "C.s_seen", "[Component] public partial class C { private static readonly Dictionary<string, int> s_seen = []; public Note Run(Note a) { [|s_seen|][a.Text] = 1; return a; } }" },
        { "MR0505", "C.s_seen", "[Component] public partial class C { private static readonly List<string> s_seen = []; public Note Run(Note a) => new(a.Text + [|s_seen|].Count); public static void Remember(string text) => s_seen.Add(text); }" },
        { "MR0505", "C.s_last", "[Component] public partial class C { private static Note? s_last; public Note Run(Note a) => [|s_last|] ??= a; }" },

        { "MR0505", "C.s_counter", "[Component] public partial class C { private static readonly Counter s_counter = new(); public Note Run(Note a) => new(a.Text + [|s_counter|].Next()); }" + Counter },
        { "MR0505", "C.s_counter", "[Component] public partial class C { private static readonly Counter s_counter = new(); public Note Run(Note a) { [|s_counter|].Value = 3; return a; } }" + Counter },
        { "MR0505", "C.s_counter", "[Component] public partial class C { private static readonly Counter s_counter = new(); public Note Run(Note a) { [|s_counter|].Value++; return new(a.Text + s_counter.Value); } }" + Counter },
        { "MR0505", "C.s_counter", "[Component] public partial class C { private static readonly Counter s_counter = new(); public Note Run(Note a) { Advance([|s_counter|]); return a; } private static void Advance(Counter counter) => counter.Next(); }" + Counter },
        { "MR0505", "C.s_memo", "[Component] public partial class C { private static readonly Memo s_memo = new(); public Note Run(Note a) => new(a.Text + [|s_memo|].Next(a.Text)); } sealed class Memo { private readonly Dictionary<string, int> _ab = []; private readonly Dictionary<string, int> b = []; public int Next(string word) { if (!_ab.TryGetValue(word, out int found)) b[word] = found = b.Count; return found; } }" },
        { "MR0505", "C.s_words", "[Component] public partial class C { private static readonly string[] s_words = [\"a\", \"b\"]; public Note Run(Note a) { Fill([|s_words|]); return a; } private static void Fill(string[] words) => words[0] = \"c\"; }" },
        { "MR0505", "C.s_sampler", "[Component] public partial class C { private static readonly Sampler s_sampler = new(); public Note Run(Note a) => new(a.Text + [|s_sampler|].Next()); } class Sampler { private readonly Random _random = new(42); public int Next() => _random.Next(); }" },
        { "MR0505", "Counter.Next, which uses Numbers.Shared", Run("new(a.Text + [|Counter.Next|]())") + "static class Numbers { public static Ints Shared { get; } = new(); } class Ints { private int _last; public int Next() { int next = _last + 1; _last = next; return next; } } static class Counter { public static int Next() => Numbers.Shared.Next(); }" },

        { "MR0505", "C.s_last", "[Component] public partial class C { private static readonly AsyncLocal<int> s_last = new(); public Note Run(Note a) => new(a.Text + [|s_last|].Value++); }" },
        { "MR0505", "C.s_last", "[Component] public partial class C { private static readonly ThreadLocal<int> s_last = new(); public Note Run(Note a) => new(a.Text + ++[|s_last|].Value); }" },
        { "MR0505", "C.s_last", "[Component] public partial class C { private static readonly System.Runtime.CompilerServices.StrongBox<int> s_last = new(); public Note Run(Note a) => new(a.Text + Interlocked.Increment(ref [|s_last|].Value)); }" },
        { "MR0505", "C.s_last", "[Component] public partial class C { private static readonly AsyncLocal<string> s_last = new(); public Note Run(Note a) => new(a.Text + [|s_last|].Value); public static void Keep(string text) => s_last.Value = text; }" },
        { "MR0505", "C.s_last", "[Component] public partial class C { private static readonly AsyncLocal<int> s_last = new(); public Note Run(Note a) { Keep([|s_last|]); return a; } private static void Keep(AsyncLocal<int> last) => last.Value = 3; }" },
        { "MR0505", "C.s_all", "[Component] public partial class C { private static readonly Lazy<List<string>> s_all = new(() => []); public Note Run(Note a) { [|s_all|].Value.Add(a.Text); return a; } }" },
        { "MR0505", "C.s_text", "[Component] public partial class C { private static readonly MemoryStream s_text = new(); public Note Run(Note a) { [|s_text|].Position = 3; return a; } }" },

        // Files.
        { "MR0506", "File.ReadAllText", Run("new(a.Text + [|File.ReadAllText|](\"stop-words.txt\"))") },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { [Parameter] public string Path { get; init; } = \"\"; public Note Run(Note a) => new([|File.ReadAllText|](Path)); }" },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { [Parameter] public string Folder { get; init; } = \"\"; public Note Run(Note a) { string path = Path.Combine(Folder, \"x\"); var other = path; return new([|File.ReadAllText|](other)); } }" },
        { "MR0506", "new StreamReader()", Run("new([|new StreamReader(\"x\")|].ReadToEnd())") },
        { "MR0506", "new FileStream()", Run("new([|new FileStream(\"x\", FileMode.Open)|].ToString()!)") },
        { "MR0506", "FileInfo.OpenText", Run("new(new FileInfo(\"x\").[|OpenText|]().ReadToEnd())") },
        { "MR0506", "Words.Load, which uses File.ReadAllText", Run("new([|Words.Load|](\"x\"))") + "static class Words { public static string Load(string path) => File.ReadAllText(path); }" },
        { "MR0506", "Words.Load, which uses File.ReadAllText", Run("new(new Words(\"x\").[|Load|]())") + "class Words(string path) { public string Load() => File.ReadAllText(path); }" },
        { "MR0506", "Words.Load, which uses File.ReadAllText", Run("new(new Words { Path = \"x\" }.[|Load|]())") + "class Words { public string Path { get; init; } = \"\"; public string Load() => File.ReadAllText(Path); }" },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { public Note Run(Note a) => Read(\"x\"); private static Note Read(string path) => new([|File.ReadAllText|](path)); }" },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { private readonly string _path = \"x\"; public Note Run(Note a) => new([|File.ReadAllText|](_path)); }" },
        { "MR0506", "Directory.EnumerateFiles", Run("new(string.Concat([|Directory.EnumerateFiles|](\"x\")))") },
        { "MR0507", "File.WriteAllText", "[Component] public partial class C { [Parameter] public string Path { get; init; } = \"\"; public Note Run(Note a) { [|File.WriteAllText|](Path, a.Text); return a; } }" },
        { "MR0507", "new FileStream()", Run("new([|new FileStream(\"x\", FileMode.Create)|].ToString()!)") },
        { "MR0507", "File.Copy", "[Component] public partial class C { [Parameter, Source] public required string From { get; init; } public Note Run(Note a) { [|File.Copy|](From, \"x\"); return a; } }" },
        { "MR0507", "Directory.CreateTempSubdirectory", Run("new([|Directory.CreateTempSubdirectory|]().FullName)") },

        { "MR0506", "XDocument.Load", Run("new([|System.Xml.Linq.XDocument.Load|](\"x.xml\").ToString())") },
        { "MR0506", "XElement.Load", Run("new([|System.Xml.Linq.XElement.Load|](\"x.xml\").ToString())") },
        { "MR0506", "XmlReader.Create", Run("new([|System.Xml.XmlReader.Create|](\"x.xml\").Name)") },
        { "MR0506", "XmlDocument.Load", "[Component] public partial class C { public Note Run(Note a) { var xml = new System.Xml.XmlDocument(); xml.[|Load|](\"x.xml\"); return new(xml.InnerText); } }" },
        { "MR0506", "File.ReadAllText", Run("new([|File.ReadAllText|](Path.Combine(AppContext.BaseDirectory, \"words.txt\")))") },
        { "MR0506", "File.ReadAllText", "[Component] public partial class C { public Note Run(Note a) { var folder = AppContext.BaseDirectory; var path = Path.Combine(folder, \"words.txt\"); return new([|File.ReadAllText|](path)); } }" },
        { "MR0504", "AppContext.BaseDirectory", Run("new(Load(Path.Combine([|AppContext.BaseDirectory|], \"words.txt\")))", "private static string Load(string path) => File.ReadAllText(path);") },
        { "MR0507", "Path.GetTempPath", "[Component] public partial class C { public Note Run(Note a) { var path = Path.Combine([|Path.GetTempPath|](), $\"{Guid.NewGuid()}.txt\"); File.WriteAllText(path, a.Text); var back = File.ReadAllText(path); File.Delete(path); return new(back); } }" },
        { "MR0507", "Path.GetTempPath", "[Component] public partial class C { public Note Run(Note a) { var folder = Path.Combine([|Path.GetTempPath|](), Path.GetRandomFileName()); Directory.CreateDirectory(folder); var path = Path.Combine(folder, \"x\"); Save(path, a.Text); return new(File.ReadAllText(path)); } private static void Save(string path, string text) => File.WriteAllText(path, text); }" },
        { "MR0507", "Path.GetTempFileName", "[Component] public partial class C { public Note Run(Note a) { var path = [|Path.GetTempFileName|](); try { File.WriteAllText(path, a.Text); using var reader = new StreamReader(path); return new(reader.ReadToEnd()); } finally { File.Delete(path); } } }" },
        { "MR0507", "Directory.CreateTempSubdirectory", "[Component] public partial class C { public Note Run(Note a) { var folder = [|Directory.CreateTempSubdirectory|](); var path = Path.Combine(folder.FullName, \"x\"); File.WriteAllText(path, a.Text); var back = File.ReadAllText(path); folder.Delete(true); return new(back); } }" },

        // Other machines and programs.
        { "MR0508", "HttpClient.GetStringAsync", "[Component] public partial class C { public async Task<Note> RunAsync(Note a) { using var http = new HttpClient(); return new(await http.[|GetStringAsync|](a.Text)); } }" },
        { "MR0508", "Dns.GetHostName", Run("new([|System.Net.Dns.GetHostName|]())") },
        { "MR0509", "Connection.Open", Connection + Run("Load()", "private static Note Load() { var connection = new Connection(); connection.[|Open|](); return new(\"\"); }") },
        { "MR0509", "Connection.Open", Connection + Run("Load()", "private static Note Load() { using var connection = new Connection(); connection.[|Open|](); using var command = connection.CreateCommand(); command.CommandText = \"select 1\"; return new(command.ExecuteScalar() + \"\"); }") },
        { "MR0509", "IDbConnection.Open", Connection + Run("Load(new Connection())", "private static Note Load(System.Data.IDbConnection connection) { connection.[|Open|](); return new(\"\"); }") },
        { "MR0509", "DbCommand.ExecuteScalar", Connection + Run("Load(new Connection())", "private static Note Load(System.Data.Common.DbConnection connection) { using var command = connection.CreateCommand(); return new(command.[|ExecuteScalar|]() + \"\"); }") },
        { "MR0510", "Process.Start", Run("new(\"\" + [|Process.Start|](\"ls\").Id)") },
    };

    private const string Counter = " public sealed class Counter { public int Value { get; set; } public int Next() { Value += 1; return Value; } }";

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

    public static TheoryData<string, string, string> Messages => new()
    {
        { "MR0502", "'C' reads the clock (DateTime.UtcNow), and a reused result keeps the time of its first run: make the time a [Parameter], or write [Component(Cache = CachePolicy.Never)]; to measure how long work takes use Stopwatch", Run("new(a.Text + DateTime.UtcNow)") },
        { "MR0503", "'C' uses random values that no seed decides (Random.Shared), so the same inputs give other results: take a parameter 'Seed seed' in Run and use seed.CreateRandom(), or write [Component(Cache = CachePolicy.Never)]", Run("new(a.Text + Random.Shared.Next())") },
        { "MR0504", "'C' reads its environment (Environment.MachineName), which its key does not hold, so a result is reused where another would come out: make the value a [Parameter], or write [Component(Cache = CachePolicy.Never)]", Run("new(a.Text + Environment.MachineName)") },
        { "MR0505", "'C' uses static state that changes (C.s_count), so its results depend on what ran before: make it readonly and leave it as it is, keep the state in Run, or write [Component(Cache = CachePolicy.Never)]", "[Component] public partial class C { private static int s_count; public Note Run(Note a) => new(a.Text + s_count++); }" },
        { "MR0506", "'C' reads a file or folder that is no input (Words.Load, which uses File.ReadAllText), so changes to it go unnoticed: take the path from a [Parameter, Source] property or an artifact, or write [Component(Cache = CachePolicy.Never)]", Run("new(Words.Load(\"x\"))") + "static class Words { public static string Load(string path) => File.ReadAllText(path); }" },
        { "MR0507", "'C' writes a file or folder that is no output (Path.GetTempFileName), which a reused step does not: write into step.CreateFolder() and return an artifact, return an artifact with IsStillThere, or write [Component(Cache = CachePolicy.Never)]", Run("new(Path.GetTempFileName())") },
        { "MR0508", "'C' asks another machine (Dns.GetHostName), whose answer its key does not hold: let a component with [Component(Cache = CachePolicy.Never)] fetch the data into an artifact", Run("new(System.Net.Dns.GetHostName())") },
        { "MR0509", "'C' opens a database (Connection.Open), whose content its key does not hold: let a component with [Component(Cache = CachePolicy.Never)] read the data into an artifact", Connection + Run("Load()", "private static Note Load() { new Connection().Open(); return new(\"\"); }") },
        { "MR0510", "'C' starts another program (Process.Start), of which its key knows nothing: write [Component(Cache = CachePolicy.Never)], or mark the method [Deterministic(\"…\")] where the program always gives the same", Run("new(\"\" + Process.Start(\"ls\").Id)") },
        { "MR0511", "'C' uses a hash that differs from process to process (String.GetHashCode), so every run would compute another result: use a hash that stays the same, such as XxHash64 or Seed.Derive, or write [Component(Cache = CachePolicy.Never)]", Run("new(\"\" + a.Text.GetHashCode())") },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_message_says_what_to_do(string id, string message, string source)
    {
        Diagnostic found = Assert.Single(Pure.Analyze(source));
        Assert.Equal(id, found.Id);
        Assert.Equal(message, found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public void Every_rule_has_a_message() => Assert.Equal(
        Enum.GetValues<Compiler.Impurity>().Select(static kind => CachingRules.Of(kind).Id).Order(), Messages.Select(static row => (string)row[0]).Order());

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
