namespace Millrace.Generators.Tests.Purity;

/// <summary>Code that looks impure and is not: nothing is said of it.</summary>
public sealed class FalseAlarmTests
{
    public static TheoryData<string> Legitimate =>
    [
        // Components that say so, run every time, or are told.
        "[Component(Cache = CachePolicy.Never)] public partial class C { public Note Run(Note a) => new(a.Text + DateTime.UtcNow); }",
        "[Component(Cache = CachePolicy.Expires, ExpiresAfter = \"01:00:00\")] public partial class C { public Note Run() => new(File.ReadAllText(\"a\") + DateTime.UtcNow + Environment.MachineName); }",
        "[Component] public partial class C { public Note Run(Note a) => new(a.Text + Now()); [Deterministic(\"frozen in this program\")] private static DateTime Now() => DateTime.UtcNow; }",
        PurityDiagnosticTests.Run("new(a.Text + Clock.Now())") + "[Deterministic(\"frozen\")] static class Clock { public static DateTime Now() => DateTime.UtcNow; }",
        "[Component] public partial class C { [Deterministic(\"a cache\")] private static int s_count; public Note Run(Note a) => new(a.Text + s_count++); }",
        "public interface IClock : IContentKeyed { DateTime Read(); } public sealed class Late : IClock { public string ContentKey => \"\"; public DateTime Read() => DateTime.UtcNow; } [Component] public partial class C(Late clock) { public Note Run(Note a) => new(a.Text + clock.Read()); }",
        "[Component] public partial class C { private static double s_rate = 0.5; public Note Run(Note a) => new(a.Text + s_rate); }",
        "[Component] public partial class C { public Note Run(Note a) { Parallel.For(0, 9, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ => { }); return a; } }",
        "public class Plain { public DateTime Run(Note a) => DateTime.UtcNow; }",

        // Parameters' defaults are part of the key.
        "[Component] public partial class C { [Parameter] public int Threads { get; init; } = Environment.ProcessorCount; public Note Run(Note a) => new(a.Text + Threads); }",

        // Durations, logs, metrics, errors.
        "[Component] public partial class C(ILogger<C> log) { public Note Run(Note a, StepContext step) { var watch = Stopwatch.StartNew(); long start = Stopwatch.GetTimestamp(); step.RecordMetric(\"seconds\", watch.Elapsed.TotalSeconds); log.LogInformation(\"{Time} {Start}\", Stopwatch.GetElapsedTime(start), start); return a; } }",
        "[Component] public partial class C(ILogger<C> log) { public Note Run(Note a) { log.LogInformation(\"on {Machine} at {Time}\", Environment.MachineName, DateTime.UtcNow); return a; } }",
        "[Component] public partial class C(ILogger<C> log) { public Note Run(Note a) { LogStart(log, Environment.MachineName); return a; } [LoggerMessage(LogLevel.Information, \"on {Machine}\")] private static partial void LogStart(ILogger log, string machine); private static partial void LogStart(ILogger log, string machine) => log.LogInformation(machine); }",
        "[Component] public partial class C { public Note Run(Note a, StepContext step) { TimeProvider time = step.Time; long start = time.GetTimestamp(); step.RecordMetric(\"seconds\", time.GetElapsedTime(start).TotalSeconds); return a; } }",
        "[Component] public partial class C { public Note Run(Note a) => a.Text.Length > 0 ? a : throw new InvalidOperationException($\"no text on {Environment.MachineName} at {DateTime.UtcNow}\"); }",
        "[Component] public partial class C { public Note Run(Note a) { Debug.WriteLine(DateTime.UtcNow); Console.WriteLine(DateTime.UtcNow); return new(nameof(DateTime.UtcNow) + Environment.NewLine); } }",

        "[Component] public partial class C(ILogger<C> log) { public Note Run(Note a) { var start = DateTime.UtcNow; TimeSpan took = DateTime.UtcNow - start; log.LogInformation(\"took {Time}\", took.TotalSeconds); return a; } }",
        "[Component] public partial class C(ILogger<C> log) { public Note Run(Note a) { var run = Guid.NewGuid(); var now = DateTime.Now; string name; name = Environment.MachineName; log.LogInformation(\"{Run} {Name}\", run, name); if (a.Text.Length == 0) throw new InvalidOperationException($\"no text at {now:O}\"); log.LogInformation($\"{now.Year}\"); return a; } }",
        "[Component] public partial class C { public Note Run(Note a) { var start = DateTime.UtcNow; Console.Error.WriteLine($\"{DateTime.UtcNow - start}\"); return a; } }",

        // How often something ran, for people.
        "[Component] public partial class C(ILogger<C> log) { private static int s_runs; public Note Run(Note a) { log.LogInformation(\"run {Number}\", Interlocked.Increment(ref s_runs)); return a; } }",
        "[Component] public partial class C(ILogger<C> log) { private static int s_runs; public Note Run(Note a) { int run = Interlocked.Increment(ref s_runs); log.LogInformation(\"run {Number}\", run); log.LogDebug(\"{Before} {After}\", s_runs++, ++s_runs); return a; } }",
        "[Component] public partial class C(ILogger<C> log) { public Note Run(Note a) { log.LogInformation(\"{Count}\", Shared.Count); return a; } } static class Shared { public static int Count { get; set; } }",

        // Seeds.
        "[Component] public partial class C { public Note Run(Note a, Seed seed) => new(a.Text + seed.CreateRandom().Next() + new Random(42).Next() + new Random(seed.ToInt32()).Next()); }",
        "[Component] public partial class C { public Note Run(Note a) => new(a.Text + new DateTime(2020, 1, 1) + Guid.Parse(a.Text) + CultureInfo.InvariantCulture + Path.Combine(\"a\", \"b\")); }",

        // Statics that are constants in all but name.
        "[Component] public partial class C { private static readonly string[] s_words = [\"a\", \"b\"]; private const int Size = 3; private static readonly Dictionary<string, int> s_map = new() { [\"a\"] = 1 }; public Note Run(Note a) => new(s_words[0] + Size + s_map[\"a\"]); }",
        "[Component] public partial class C { private static readonly List<string> s_words = []; static C() { s_words.Add(\"a\"); } public Note Run(Note a) => new(s_words[0]); }",
        "[Component] public partial class C { private static string[]? s_words; private static string[] Words() => s_words ??= [\"a\"]; public Note Run(Note a) => new(Words()[0]); }",
        "[Component] public partial class C { [ThreadStatic] private static char[]? t_scratch; public Note Run(Note a) => new((t_scratch ??= new char[a.Text.Length]).Length + a.Text); }",
        "[Component] public partial class C { private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, string> s_names = new(); public Note Run(Note a) => new(s_names.GetOrAdd(1, static n => $\"n{n}\")); }",
        "[Component] public partial class C { public static string Kind { get; } = \"kind\"; public static string Other => \"other\"; public Note Run(Note a) => new(Kind + Other); }",
        "[Component] public partial class C { private static readonly Lazy<string[]> s_words = new(() => [\"a\"]); private static readonly AsyncLocal<string> s_name = new(); public Note Run(Note a) => new(s_words.Value[0] + s_name.Value); }",
        "[Component] public partial class C { private static readonly ThreadLocal<System.Text.StringBuilder> s_text = new(static () => new()); public Note Run(Note a) => new(s_text.Value!.Clear().Append(a.Text).ToString()); }",
        "[Component] public partial class C { private static readonly ThreadLocal<char[]?> s_text = new(); public Note Run(Note a) { var options = new ParallelOptions(); options.MaxDegreeOfParallelism = 3; return new((s_text.Value ??= new char[9]).Length + a.Text); } }",
        "public sealed record Key(string Name) { public override int GetHashCode() => HashCode.Combine(Name); } [Component] public partial class C { public Note Run(Note a) => new(new HashSet<Key> { new(a.Text) }.Count + \"\"); }",

        "[Component] public partial class C { private static readonly Words s_words = new(); public Note Run(Note a) => new(\"\" + s_words.All.Count + s_words.Find(a.Text) + s_words.Memo(a.Text)); } sealed class Words { private string? _last; private readonly Dictionary<string, int> _known = []; public List<string> All { get; } = [\"a\"]; public int Find(string word) => All.IndexOf(_last ??= word.Trim()); public int Memo(string word) { if (!_known.TryGetValue(word, out int found)) _known[word] = found = word.Length; return found; } }",
        "[Component] public partial class C { public Note Run(Note a) { var counter = new Counter(); counter.Next(); Advance(counter); var list = new List<int>(); Fill(list); return new(\"\" + counter.Next() + list.Count); } private static void Advance(Counter counter) => counter.Next(); private static void Fill(List<int> list) => list.Add(1); } sealed class Counter { private int _last; public int Next() => ++_last; }",
        "[Component] public partial class C { private static readonly Options s_default = new() { Size = 3 }; public Note Run(Note a) => new(\"\" + (s_default with { Size = 4 }).Size + s_default.Wider().Size + new Options { Size = s_default.Size }.Size); } sealed record Options { public int Size { get; set; } public Options Wider() => new() { Size = Size + 1 }; }",
        "[Component] public partial class C { private int _count; private readonly Random _random = new(42); public Note Run(Note a) { _count++; Next(); return new(\"\" + _count); } private void Next() => _count += _random.Next(); }",

        // Declared files.
        "[Component] public partial class C { [Parameter, Source] public required string Path { get; init; } public Note Run() => new(System.Xml.Linq.XDocument.Load(Path).ToString() + System.Xml.Linq.XDocument.Parse(\"<a/>\") + new FileInfo(Path)?.OpenText().ReadToEnd()); }",
        "[Component] public partial class C { [Parameter, Source] public required string Path { get; init; } public Note Run() => new(File.ReadAllText(Path)); }",
        "[Component] public partial class C { [Parameter, Source] public required string Folder { get; init; } public Note Run() => new(string.Concat(Directory.EnumerateFiles(Folder).Order().Select(File.ReadAllText))); }",
        "[Component] public partial class C { [Parameter, Source] public required string Folder { get; init; } public Note Run() => new(string.Concat(Directory.EnumerateFiles(Folder).Select(file => File.ReadAllText(file)))); }",
        "[Component] public partial class C { [Parameter, Source] public required string Folder { get; init; } public Note Run() { var text = \"\"; foreach (var file in Directory.EnumerateFiles(Folder)) { string path = Path.Combine(Folder, Path.GetFileName(file)); text += File.ReadAllText(path); } return new(text); } }",
        "[Component] public partial class C { [Parameter, Source] public required string Path { get; init; } private string? _path; public Note Run() { _path = Path; return Load(); } private Note Load() => new(Words.Load(_path!)); } static class Words { public static string Load(string path) => new StreamReader(path).ReadToEnd(); }",
        "[Component] public partial class C { [Parameter, Source] public required string Path { get; init; } public Note Run() => new(new Words(Path).Load()); } class Words(string path) { private readonly FileInfo _file = new(path); public string Load() => _file.Exists ? File.ReadAllText(_file.FullName) : \"\"; }",
        "[Component] public partial class C { [Parameter, Source] public required string Path { get; init; } public Note Run() => new(new Words { Path = Path }.Load()); } class Words { public string Path { get; init; } = \"\"; public string Load() => File.ReadAllText(Path); }",
        "[Component] public partial class C { public Note Run(Note a, StepContext step) { string folder = step.CreateFolder(); File.WriteAllText(Path.Combine(folder, \"x.txt\"), a.Text); using var stream = new FileStream(folder + \"/y\", FileMode.Create); return new(File.ReadAllText(Path.Combine(folder, \"x.txt\"))); } }",
        "[Component] public partial class C { public Note Run(Note a) => new(File.ReadAllText(a.Text)); }",
        "[Component] public partial class C { public Note Run(IReadOnlyList<Note> all) => new(string.Concat(all.Select(each => File.ReadAllText(each.Text)))); }",
        "[Component] public partial class C { public Note Run(Note a) { if (a.Text is { Length: > 0 } path && TryFind(path, out string? found)) return new(File.ReadAllText(found)); return a; } private static bool TryFind(string name, out string found) { found = name; return true; } }",
        "[Component] public partial class C { public Note Run(Note a) => Read(a.Text) ; private static Note Read(string path) { return Inner(path); Note Inner(string inner) => new(File.ReadAllText(inner)); } }",
        "[Component] public partial class C { public Note Run(Note a) => new(new StreamReader(new MemoryStream()).ReadToEnd()); }",

        // An effect whose artifact says whether it is still there.
        "public sealed class Proof : IArtifact<Proof> { public static string Kind => \"proof\"; public static ValueTask SaveAsync(Proof artifact, ArtifactFolder folder, CancellationToken cancellation) => default; public static ValueTask<Proof> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Proof()); public static bool IsStillThere(Proof artifact) => true; } [Component] public partial class C { [Parameter] public string Folder { get; init; } = \"\"; public Task<Proof> RunAsync(Note a) { Directory.CreateDirectory(Folder); File.WriteAllText(Folder + \"/x\", a.Text); return Task.FromResult(new Proof()); } }",
    ];

    [Theory]
    [MemberData(nameof(Legitimate))]
    public void Nothing_is_said(string source) => Pure.Clean(source);
}
