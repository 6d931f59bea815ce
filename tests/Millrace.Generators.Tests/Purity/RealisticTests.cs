namespace Millrace.Generators.Tests.Purity;

/// <summary>Components as people write them, the good ones and those with a mistake.</summary>
public sealed class RealisticTests
{
    public static TheoryData<string> Legitimate =>
    [
        // Training with a seed, a loop over epochs, a log and early stopping.
        """
        [Component] public partial class Train(ILogger<Train> log)
        {
            [Parameter] public int Epochs { get; init; } = 5;
            public Note Run(Note a, Seed seed, StepContext step, CancellationToken cancellation)
            {
                var random = seed.CreateRandom();
                var weights = new double[10];
                for (int i = 0; i < weights.Length; i++)
                    weights[i] = random.NextDouble();
                var watch = Stopwatch.StartNew();
                double best = double.MaxValue;
                for (int epoch = 0; epoch < Epochs; epoch++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var started = DateTime.UtcNow;
                    double loss = Epoch(weights, random);
                    best = Math.Min(best, loss);
                    log.LogInformation("epoch {Epoch} of {Epochs}: {Loss} in {Time}", epoch, Epochs, loss, DateTime.UtcNow - started);
                    step.ReportProgress(epoch, Epochs, "epochs");
                }
                step.RecordMetric("seconds", watch.Elapsed.TotalSeconds);
                return new(string.Join(",", weights.Select(static each => each.ToString("R", CultureInfo.InvariantCulture))));
            }
            private static double Epoch(double[] weights, Random random)
            {
                Shuffle(weights, random);
                for (int i = 0; i < weights.Length; i++)
                    weights[i] *= 0.9;
                return weights.Sum(each => each * each);
            }
            private static void Shuffle<T>(T[] items, Random random)
            {
                for (int i = items.Length - 1; i > 0; i--)
                {
                    int j = random.Next(i + 1);
                    (items[i], items[j]) = (items[j], items[i]);
                }
            }
        }
        """,

        // A tokenizer with a static table and a vocabulary that is built in Run.
        """
        public sealed class Vocabulary { private readonly Dictionary<string, int> _ids = []; public int this[string word] { get { if (!_ids.TryGetValue(word, out int id)) _ids.Add(word, id = _ids.Count); return id; } } public int Count => _ids.Count; }
        [Component] public partial class Tokenize
        {
            private static readonly char[] s_separators = [' ', ',', '.'];
            private static readonly HashSet<string> s_stop = new(StringComparer.OrdinalIgnoreCase) { "the", "a" };
            public Note Run(Note a)
            {
                var vocabulary = new Vocabulary();
                var text = new System.Text.StringBuilder();
                foreach (string word in a.Text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Where(each => !s_stop.Contains(each)))
                    text.Append(CultureInfo.InvariantCulture, $"{vocabulary[word]} ");
                return new(text.Append(vocabulary.Count).ToString());
            }
        }
        """,

        // Strategies behind an interface, a regular expression, a lazy table, records with with.
        """
        public interface IScaler { double Scale(double value); }
        public sealed class MinMax(double min, double max) : IScaler { public double Scale(double value) => (value - min) / (max - min); }
        public sealed class Standard(double mean, double deviation) : IScaler { public double Scale(double value) => (value - mean) / deviation; }
        public sealed class Jitter : IScaler { public double Scale(double value) => value + Random.Shared.NextDouble(); }
        public sealed record Settings(string Kind = "minmax") { public double Limit { get; init; } = 1; }
        [Component] public partial class Scale
        {
            private static readonly System.Text.RegularExpressions.Regex s_number = new("[0-9]+");
            private static readonly Lazy<double[]> s_table = new(() => [1, 2, 3]);
            private static readonly Settings s_default = new();
            [Parameter] public bool IsStandard { get; init; }
            public Note Run(Note a)
            {
                var settings = s_default with { Limit = 2 };
                IScaler scaler = IsStandard ? new Standard(0, 1) : new MinMax(0, settings.Limit);
                double sum = s_number.Matches(a.Text).Sum(match => scaler.Scale(double.Parse(match.Value, CultureInfo.InvariantCulture)));
                return new((sum + s_table.Value[0]).ToString(CultureInfo.InvariantCulture));
            }
        }
        """,

        // Files of a declared folder, read in parallel, with errors that name the machine.
        """
        [Component] public partial class Load(ILogger<Load> log)
        {
            [Parameter, Source] public required string Folder { get; init; }
            public async Task<Note> RunAsync(StepContext step, CancellationToken cancellation)
            {
                var root = new DirectoryInfo(Folder);
                if (!root.Exists)
                    throw new DirectoryNotFoundException($"{Folder} is not there on {Environment.MachineName}");
                var files = root.EnumerateFiles("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal).ToArray();
                string[] texts = new string[files.Length];
                await Parallel.ForEachAsync(Enumerable.Range(0, files.Length), cancellation, async (i, token) =>
                {
                    await using FileStream stream = files[i].OpenRead();
                    using var reader = new StreamReader(stream);
                    texts[i] = await reader.ReadToEndAsync(token);
                });
                string scratch = Path.Combine(step.CreateFolder(), "all.txt");
                await using (var writer = new StreamWriter(scratch))
                {
                    foreach (string text in texts)
                        await writer.WriteLineAsync(text);
                }
                log.LogDebug("read {Count} files at {Time}", files.Length, DateTimeOffset.Now);
                return new(await File.ReadAllTextAsync(scratch, cancellation));
            }
        }
        """,

        // A helper object whose state belongs to Run, disposed of at the end; a pool of arrays.
        """
        public sealed class Window(int size) : IDisposable { private readonly Queue<double> _items = new(); private double _sum; public double Add(double value) { _items.Enqueue(value); _sum += value; if (_items.Count > size) _sum -= _items.Dequeue(); return _sum / _items.Count; } public void Dispose() => _items.Clear(); }
        [Component] public partial class Smooth
        {
            [Parameter] public int Size { get; init; } = 3;
            private Window? _window;
            public Note Run(Note a)
            {
                double[] scratch = System.Buffers.ArrayPool<double>.Shared.Rent(16);
                try
                {
                    using var window = _window = new Window(Size);
                    for (int i = 0; i < scratch.Length; i++)
                        scratch[i] = window.Add(i);
                    return new(scratch[3].ToString(CultureInfo.InvariantCulture));
                }
                finally { System.Buffers.ArrayPool<double>.Shared.Return(scratch); }
            }
        }
        """,

        // A timeout that only ends the work, and a retry that waits.
        """
        [Component] public partial class Wait
        {
            public async Task<Note> RunAsync(Note a, CancellationToken cancellation)
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                timeout.CancelAfter(TimeSpan.FromMinutes(5));
                await Task.Delay(10, timeout.Token);
                return a;
            }
        }
        """,

        // A small network: static activation functions, an object graph that trains itself, a dictionary of strategies.
        """
        public abstract class Layer { public abstract double[] Forward(double[] x); public virtual void Step(double rate) { } }
        public sealed class Dense(int size, Random random) : Layer { private readonly double[] _w = [.. Enumerable.Range(0, size).Select(_ => random.NextDouble())]; public override double[] Forward(double[] x) => [.. x.Select((v, i) => v * _w[i % _w.Length])]; public override void Step(double rate) { for (int i = 0; i < _w.Length; i++) _w[i] -= rate; } }
        public sealed class Relu : Layer { public override double[] Forward(double[] x) => Array.ConvertAll(x, static v => Math.Max(0, v)); }
        [Component] public partial class Fit
        {
            private static readonly Dictionary<string, Func<double, double>> s_rates = new() { ["flat"] = static r => r, ["half"] = static r => r / 2 };
            [Parameter] public string Rate { get; init; } = "flat";
            public Note Run(Note a, Seed seed)
            {
                Layer[] layers = [new Dense(4, seed.CreateRandom()), new Relu()];
                double[] x = [1, 2, 3];
                for (int epoch = 0; epoch < 3; epoch++)
                {
                    x = layers.Aggregate(x, static (value, layer) => layer.Forward(value));
                    foreach (Layer layer in layers)
                        layer.Step(s_rates[Rate](0.1));
                }
                return new(string.Join(' ', x));
            }
        }
        """,

        // JSON with shared options, comparers, grouping and hash sets of tuples.
        """
        [Component] public partial class Group
        {
            private static readonly System.Text.Json.JsonSerializerOptions s_options = new() { WriteIndented = true };
            public Note Run(IReadOnlyList<Note> all)
            {
                var seen = new HashSet<(string, int)>();
                var groups = all.GroupBy(note => note.Text.Length).Where(group => seen.Add((group.First().Text, group.Key))).ToDictionary(group => group.Key, group => group.Count());
                return new(System.Text.Json.JsonSerializer.Serialize(groups, s_options));
            }
        }
        """,

        // A unique scratch name is told in logs only; what is measured is logged by an own helper.
        """
        [Component] public partial class Report(ILogger<Report> log)
        {
            public Note Run(Note a)
            {
                string run = Guid.NewGuid().ToString("N");
                using (log.BeginScope("run {Run}", run))
                    log.LogInformation("memory {Bytes}", Process.GetCurrentProcess().WorkingSet64);
                return a;
            }
        }
        """,
    ];

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0503", "new Random()", "[Component] public partial class Split { [Parameter] public double Share { get; init; } = 0.2; public Note Run(Note a) { var random = [|new Random()|]; return new(string.Concat(a.Text.Where(_ => random.NextDouble() < Share))); } }" },
        { "MR0502", "DateTime.Today", "[Component] public partial class Recent { [Parameter] public int Days { get; init; } = 30; public Note Run(Note a) { var from = [|DateTime.Today|].AddDays(-Days); return new(string.Join('\\n', a.Text.Split('\\n').Where(line => DateTime.Parse(line, CultureInfo.InvariantCulture) >= from))); } }" },
        { "MR0502", "DateTime.UtcNow", "[Component] public partial class Budget { public Note Run(Note a) { var end = [|DateTime.UtcNow|].AddMinutes(5); int epoch = 0; while (Continues(end, epoch)) epoch++; return new(\"\" + epoch); } private static bool Continues(DateTime end, int epoch) => epoch < end.Year; }" },
        { "MR0511", "String.GetHashCode", "[Component] public partial class Bucket { public Note Run(IReadOnlyList<Note> all) => new(string.Concat(all.Where(note => Math.Abs(note.Text.[|GetHashCode|]()) % 10 < 8).Select(note => note.Text))); }" },
        { "MR0505", "Features.s_ids", "[Component] public partial class Features { private static readonly Dictionary<string, int> s_ids = []; public Note Run(Note a) => new(string.Join(' ', a.Text.Split(' ').Select(Id))); private static int Id(string word) { if (![|s_ids|].ContainsKey(word)) s_ids[word] = s_ids.Count; return s_ids[word]; } }" },
        { "MR0506", "Words.Load, which uses File.ReadLines", "static class Words { public static HashSet<string> Load(string path) => [.. File.ReadLines(path)]; } [Component] public partial class Clean { [Parameter] public string Stop { get; init; } = \"stop.txt\"; public Note Run(Note a) { var stop = [|Words.Load|](Stop); return new(string.Join(' ', a.Text.Split(' ').Where(word => !stop.Contains(word)))); } }" },
        { "MR0503", "Jitter.Scale, which uses Random.Shared", "public interface IScaler { double Scale(double value); } public sealed class Jitter : IScaler { public double Scale(double value) => value + Random.Shared.NextDouble(); } public sealed class Same : IScaler { public double Scale(double value) => value; } [Component] public partial class Scale { [Parameter] public bool Jitters { get; init; } public Note Run(Note a) { IScaler[] scalers = Jitters ? [new Jitter()] : [new Same()]; return new(string.Join(' ', scalers.Select(each => each.[|Scale|](1)))); } }" },
        { "MR0503", "Net.Forward, which uses Random.Shared by way of Dropout.Forward", "public abstract class Layer { public abstract double Forward(double x); } public sealed class Dropout : Layer { public override double Forward(double x) => Random.Shared.NextDouble() < 0.5 ? 0 : x; } public sealed class Net(params Layer[] layers) { public double Forward(double x) { foreach (var layer in layers) x = layer.Forward(x); return x; } } [Component] public partial class Predict { public Note Run(Note a) { var net = new Net(new Dropout()); return new(\"\" + net.[|Forward|](3)); } }" },
        { "MR0508", "HttpClient.GetStringAsync", "[Component] public partial class Fetch { private static readonly HttpClient s_http = new(); [Parameter] public required string Address { get; init; } public async Task<Note> RunAsync(CancellationToken cancellation) => new(await s_http.[|GetStringAsync|](Address, cancellation)); }" },
        { "MR0507", "Path.GetTempPath", "[Component] public partial class Call { public Note Run(Note a) { string folder = Path.Combine([|Path.GetTempPath|](), \"millrace-\" + Guid.NewGuid().ToString(\"N\")[..8]); Directory.CreateDirectory(folder); try { string path = Path.Combine(folder, \"in.csv\"); File.WriteAllText(path, a.Text); return new(File.ReadAllLines(path).Length.ToString(CultureInfo.InvariantCulture)); } finally { Directory.Delete(folder, true); } } }" },
        { "MR0504", "Environment.GetEnvironmentVariable", "[Component] public partial class Limit { public Note Run(Note a) { int size = int.TryParse([|Environment.GetEnvironmentVariable|](\"BATCH\"), out int set) ? set : 32; return new(string.Concat(a.Text.Chunk(size).Select(chunk => chunk[0]))); } }" },
        { "MR0505", "Encode.s_encoder", "public sealed class Encoder { private readonly List<string> _seen = []; public int Encode(string word) { _seen.Add(word); return _seen.Count; } } [Component] public partial class Encode { private static readonly Encoder s_encoder = new(); public Note Run(Note a) => new(string.Join(' ', a.Text.Split(' ').Select(word => [|s_encoder|].Encode(word)))); }" },
    };

    [Theory]
    [MemberData(nameof(Legitimate))]
    public void Nothing_is_said(string source) => Pure.Clean(source);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_warning_at_its_place(string id, string cause, string source) => Pure.Check(id, cause, source);
}
