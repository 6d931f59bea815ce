using System.Text;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators.Tests.Features;

/// <summary>The compiler refuses exactly the features that the run refuses: of all transforms, all pairs of them, and many longer chains.</summary>
public sealed class OneScanEqualityTests
{
    private const string Prelude = """
        using System.Text.Json; using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Ride { [Column] public double? X { get; init; } [Column] public int? N { get; init; } [Column] public string? T { get; init; } [Column] public DateTime? At { get; init; } [Column] public double?[] L { get; init; } [Column] public int?[] I { get; init; } [Column] public string?[] G { get; init; } }
        public sealed class Kept : INumberAnalyser<Kept, Share>, IStoredAnalyser { public static Kept Create(int columns) => new(); public void Add(ReadOnlySpan<double> rows) { } public void Merge(Kept other) { } public Share Fit() => new(); public void Write(Utf8JsonWriter json) { } public void Read(JsonElement json) { } }
        public sealed class Lost : INumberAnalyser<Lost, Share> { public static Lost Create(int columns) => new(); public void Add(ReadOnlySpan<double> rows) { } public void Merge(Lost other) { } public Share Fit() => new(); }
        public sealed class Share : INumberTransform<Share> { public int Width => 1; public static Share Read(JsonElement json) => new(); public void Apply(ReadOnlySpan<double> rows, Span<double> destination) { } public void Write(Utf8JsonWriter json) { } }
        public sealed class LostText : ITextAnalyser<LostText, ShareOfText> { public static LostText Create(int columns) => new(); public void Add(TextRows rows) { } public void Merge(LostText other) { } public ShareOfText Fit() => new(); }
        public sealed class ShareOfText : ITextTransform<ShareOfText> { public int Width => 1; public static ShareOfText Read(JsonElement json) => new(); public void Apply(TextRows rows, Span<double> destination) { } public void Write(Utf8JsonWriter json) { } }

        """;

    /// <summary>Each transform as it is written, with the settings that decide what it learns, and the columns that it can begin with.</summary>
    private static readonly (string Written, TransformKind Kind, string Columns)[] s_stages =
    [
        ("ZScore", TransformKind.ZScore, "X"), ("ZScore(Per = \"T\")", TransformKind.ZScore, "X"), ("MinMax", TransformKind.MinMax, "X"), ("MinMax(Per = \"T\")", TransformKind.MinMax, "X"),
        ("PassThrough", TransformKind.PassThrough, "X"), ("RobustScale", TransformKind.RobustScale, "X"), ("Log", TransformKind.Log, "X"), ("Power(2)", TransformKind.Power, "X"), ("Clip(1, 2)", TransformKind.Clip, "X"),
        ("Bucketize(3)", TransformKind.Bucketize, "X"), ("BucketizeBy(1, 2)", TransformKind.BucketizeBy, "X"), ("Interpolate(3)", TransformKind.Interpolate, "X"), ("IsMissing", TransformKind.IsMissing, "X"),
        ("Impute", TransformKind.Impute, "X"), ("Impute(Impute.Mean)", TransformKind.Impute, "X"), ("Impute(Impute.Median)", TransformKind.Impute, "X"), ("Impute(Impute.MostFrequent)", TransformKind.Impute, "N"),
        ("Vocabulary", TransformKind.Vocabulary, "T"), ("OneHot", TransformKind.OneHot, "T"), ("Hash(9)", TransformKind.Hash, "T"), ("Cross(9)", TransformKind.Cross, "T N"), ("Counts", TransformKind.Counts, "T"),
        ("ImputeText", TransformKind.ImputeText, "T"), ("ImputeText(\"x\")", TransformKind.ImputeText, "T"), ("DatePart(DatePart.Hour)", TransformKind.DatePart, "At"), ("Year", TransformKind.Year, "At"),
        ("Cyclic(7)", TransformKind.Cyclic, "X"), ("Elapsed(TimeUnit.Days)", TransformKind.Elapsed, "At At"), ("MultiHot", TransformKind.MultiHot, "G"), ("Distance", TransformKind.Distance, "X X X X"),
        ("GeoCell(3)", TransformKind.GeoCell, "X X"), ("FixedLength(2)", TransformKind.FixedLength, "L"), ("FixedLength(3)", TransformKind.FixedLength, "I"), ("FixedLength(4)", TransformKind.FixedLength, "G"),
        ("Custom<Kept, Share>", TransformKind.Custom, "X"), ("Custom<Lost, Share>", TransformKind.Custom, "X"), ("Custom<Share>", TransformKind.Custom, "X"),
        ("CustomText<LostText, ShareOfText>", TransformKind.CustomText, "T"), ("CustomText<ShareOfText>", TransformKind.CustomText, "T"),
    ];

    [Fact]
    public void No_transform_is_forgotten() => Assert.Equal(Enum.GetValues<TransformKind>(), s_stages.Select(static each => each.Kind).Distinct().Order());

    [Fact]
    public void All_transforms_and_all_pairs_are_refused_alike()
    {
        int count = s_stages.Length;
        Check([.. Enumerable.Range(0, count).Select(static i => (int[])[i]), .. Enumerable.Range(0, count * count).Select(i => (int[])[i / count, i % count])], least: 100);
    }

    [Fact]
    public void Longer_chains_are_refused_alike()
    {
        var random = new Random(7);
        Check([.. Enumerable.Range(0, 5_000).Select(i => (int[])[.. Enumerable.Range(0, 3 + (i % 2)).Select(_ => random.Next(s_stages.Length))])], least: 30);
    }

    private static void Check(int[][] chains, int least)
    {
        // Of the property's types one fits at most, so each chain is written with all. C# lets no attribute stand twice.
        string[] features =
        [
            .. chains.Where(static chain => chain.Select(static each => Attribute(s_stages[each].Written)).Distinct().Count() == chain.Length)
                .Where(static chain => chain.Skip(1).Zip(chain, static (stage, before) => MayFollow(s_stages[before].Kind, s_stages[stage].Kind)).All(static may => may))
                .Select(Written).Distinct(),
        ];
        string[] sound = [.. features.SelectMany(static each => ((string[])["float", "int", "float[]", "int[]"]).Select(type => $"{each} public {type} F {{ get; init; }}"))];
        HashSet<int> broken = Lines(Compiled.From(Source(sound, "")).Reported, null);
        sound = [.. sound.Where((_, i) => !broken.Contains(i))];

        HashSet<int> refused = Lines(Compiled.From(Source(sound, Pipeline(sound.Length))).Reported, "MR0450");
        string[] run = Probe.Run(Source(sound, Probed(sound.Length))).Split('|');
        Assert.Equal(sound.Length, run.Length);
        for (int i = 0; i < sound.Length; i++)
        {
            Assert.True(refused.Contains(i) == (run[i].Length > 0), $"{sound[i]} is {(refused.Contains(i) ? "" : "not ")}refused by the compiler; the run says '{run[i]}'.");
            Assert.True(run[i].Length == 0 || run[i].Contains("cannot be learned span by span", StringComparison.Ordinal), $"{sound[i]}: {run[i]}");
        }

        Assert.True(refused.Count > least && sound.Length - refused.Count > least, $"{refused.Count} of {sound.Length} are refused.");
    }

    // What certainly cannot is left out for speed; of the others the compiler is asked.
    private static bool MayFollow(TransformKind before, TransformKind stage) =>
        TransformShape.Of(before).YieldsColumns || (TransformShape.Of(stage).Before is { } form && form == TransformShape.Of(before).Yields);

    // Generic attributes are the same where they have as many type arguments.
    private static string Attribute(string written)
    {
        string name = written.Split('(')[0];
        return name.Split('<')[0] + name.Count(static letter => letter is '<' or ',');
    }

    private static string Written(int[] chain)
    {
        string[] columns = s_stages[chain[0]].Columns.Split(' ');
        string from = columns.Length == 1 ? $"From = \"{columns[0]}\"" : $"FromAll = [{string.Join(", ", columns.Select(static each => $"\"{each}\""))}]";
        string first = s_stages[chain[0]].Written;
        first = first.EndsWith(')') ? $"{first[..^1]}, {from})" : $"{first}({from})";
        return $"[{string.Join(", ", chain.Skip(1).Select(static each => s_stages[each].Written).Prepend(first))}]";
    }

    private static string Source(string[] features, string use)
    {
        var source = new StringBuilder(Prelude);
        for (int i = 0; i < features.Length; i++)
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"[Features<Ride>] public partial record struct F{i} {{ {features[i]} }}\n");
        return source.Append(use).ToString();
    }

    private static string Pipeline(int count) =>
        "#pragma warning disable MR0322\n[Pipeline(\"p\")] public sealed partial class P\n{\nvoid Define()\n{\nvar rows = ReadCsv<Ride>.Step(\"rows.csv\");\n"
        + string.Concat(Enumerable.Range(0, count).Select(static i => $"AnalyseFeatures<Ride, F{i}>.Step(rows).Named(\"f{i}\");\n")) + "}\n}\n";

    private static string Probed(int count) => $$"""
        public static class Probe
        {
            private static readonly List<string> s_found = [];
            public static string Run()
            {
                {{string.Concat(Enumerable.Range(0, count).Select(static i => $"Try<F{i}>();\n"))}}
                return string.Join("|", s_found);
            }
            private static void Try<T>() where T : struct, IFeatures<T, Ride>
            {
                using var step = new Millrace.Testing.TestStepContext();
                try
                {
                    _ = new AnalyseFeatures<Ride, T>().RunAsync(Dataset.Of<Ride>([]), step, default).GetAwaiter().GetResult();
                    s_found.Add("");
                }
                catch (FeatureDefinitionException error)
                {
                    s_found.Add(error.Message);
                }
            }
        }
        """;

    /// <summary>The numbers of the feature sets that the findings name, by the lines where they stand.</summary>
    private static HashSet<int> Lines(IEnumerable<Diagnostic> found, string? id)
    {
        var numbers = new HashSet<int>();
        foreach (Diagnostic each in found.Where(static each => each.Severity == DiagnosticSeverity.Error))
        {
            Assert.True(id is null || each.Id == id, each.ToString());
            string line = each.Location.SourceTree!.GetText().Lines[each.Location.GetLineSpan().StartLinePosition.Line].ToString();
            string number = System.Text.RegularExpressions.Regex.Match(line, @"\bF(\d+)").Groups[1].Value;
            numbers.Add(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        }

        return numbers;
    }
}
