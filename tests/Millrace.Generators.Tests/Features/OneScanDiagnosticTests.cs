namespace Millrace.Generators.Tests.Features;

/// <summary>What the compiler says of features that are to be learned in one look at the rows, and cannot be.</summary>
public sealed class OneScanDiagnosticTests
{
    private const string Prelude = """
        using System.Text.Json; using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Ride { [Column] public float A { get; init; } [Column] public string? Name { get; init; } }
        [Features<Ride>] public partial record struct Sound { [Impute(Impute.Mean), ZScore] public float A { get; init; } [ImputeText, OneHot] public float[] Name { get; init; } }
        [Features<Ride>] public partial record struct Twice { [ZScore] public float A { get; init; } [RobustScale(From = nameof(Ride.A)), Bucketize(3)] public int B { get; init; } }
        [Features<Ride>] public partial record struct Filled { [Impute(Impute.Mean), IsMissing, MinMax] public float A { get; init; } }
        [Features<Ride>] public partial record struct Keyed { [Impute(Impute.Median), ZScore(Per = nameof(Ride.Name))] public float A { get; init; } }
        [Features<Ride>] public partial record struct Unkept { [Custom<Most, Share>] public float A { get; init; } }
        public sealed class Most : INumberAnalyser<Most, Share> { public static Most Create(int columns) => new(); public void Add(ReadOnlySpan<double> rows) { } public void Merge(Most other) { } public Share Fit() => new(); }
        public sealed class Share : INumberTransform<Share> { public int Width => 1; public static Share Read(JsonElement json) => new(); public void Apply(ReadOnlySpan<double> rows, Span<double> destination) { } public void Write(Utf8JsonWriter json) { } }
        [Component] public sealed partial class Pack { public Collection<Dataset<Ride>> Run(Dataset<Ride> one) => Collection.Of([one]); }
        [Component] public sealed partial class Own<[OneScan] TFeatures> where TFeatures : struct, IFeatures<TFeatures, Ride> { public Value<int> Run(Dataset<Ride> rows) => new(0); }
        #pragma warning disable MR0322

        """;

    private const string Second = ", which takes a second scan. Leave one of the two out";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0450", Message("Twice", "B", "its stage [Bucketize] builds on what [RobustScale] has learned of all rows" + Second), Pipeline("[|AnalyseFeatures<Ride, Twice>|].Step(rows);") },
        { "MR0450", Message("Filled", "A", "its stage [MinMax] builds on what [Impute] has learned of all rows" + Second), Pipeline("[|AnalyseFeatures<Ride, Filled>|].Step(rows);") },
        { "MR0450", Message("Keyed", "A", "its stage [ZScore] builds on what [Impute] has learned of all rows" + Second), Pipeline("[|AnalyseFeatures<Ride, Keyed>|].Step(rows);") },
        { "MR0450", Message("Unkept", "A", "the analyser of its stage [Custom] does not say how what it has learned is kept. Let it implement IStoredAnalyser"), Pipeline("[|AnalyseFeatures<Ride, Unkept>|].Step(rows);") },
        { "MR0450", Message("Twice", "B", "its stage [Bucketize] builds on what [RobustScale] has learned of all rows" + Second), Pipeline("MergeFeatures.Step(Pack.Step(rows).Map(part => [|AnalyseFeatures<Ride, Twice>|].Step(part)).Named(\"all\"));") },
        { "MR0450", Message("Keyed", "A", "its stage [ZScore] builds on what [Impute] has learned of all rows" + Second).Replace("AnalyseFeatures", "Own", StringComparison.Ordinal), Pipeline("[|Own<Keyed>|].Step(rows);") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_diagnostic_at_its_place(string id, string message, string source) => Marked.Check(Prelude, source, id, message);

    [Fact]
    public void What_one_look_suffices_for_is_not_refused() =>
        Compiled.From(Prelude + Pipeline("AnalyseFeatures<Ride, Sound>.Step(rows); Own<Sound>.Step(rows); FitFeatures<Ride, Twice>.Step(rows);")).Clean();

    [Fact]
    public void Features_of_a_library_are_looked_at_as_well()
    {
        Compiled library = Compiled.From(Prelude);
        Compiled compiled = Compiled.From("using Millrace; using Millrace.Data; using Millrace.Features;\n#pragma warning disable MR0322\n" + Pipeline("AnalyseFeatures<Ride, Filled>.Step(rows);"), library.ToReference());
        Assert.Equal(
            "MR0450: " + Message("Filled", "A", "its stage [MinMax] builds on what [Impute] has learned of all rows" + Second),
            Assert.Single(compiled.Diagnostics.Select(static each => $"{each.Id}: {each.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")));
    }

    [Fact]
    public void An_edit_of_the_features_is_seen()
    {
        string pipeline = Pipeline("AnalyseFeatures<Ride, Twice>.Step(rows);");
        string sound = Prelude.Replace("[RobustScale(From = nameof(Ride.A)), Bucketize(3)]", "[Bucketize(3, From = nameof(Ride.A))]", StringComparison.Ordinal);
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation before = Compiled.Compilation(sound + pipeline);
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation after = Compiled.Compilation(Prelude + pipeline);
        Microsoft.CodeAnalysis.GeneratorDriver driver = Compiled.Driver().RunGenerators(before);
        Assert.Empty(driver.GetRunResult().Diagnostics);
        Assert.Equal("MR0450", Assert.Single(driver.RunGenerators(after).GetRunResult().Diagnostics).Id);
    }

    private static string Message(string set, string feature, string problem) =>
        $"'AnalyseFeatures' looks at the rows once, and the feature '{feature}' of '{set}' cannot be learned so: {problem}, or fit '{set}' with FitFeatures over all rows";

    private static string Pipeline(string body) => $$"""
        [Pipeline("p")]
        public sealed partial class P
        {
            void Define()
            {
                var rows = ReadCsv<Ride>.Step("rows.csv");
                {{body}}
            }
        }
        """;
}
