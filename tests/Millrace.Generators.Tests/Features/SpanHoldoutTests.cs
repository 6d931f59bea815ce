namespace Millrace.Generators.Tests.Features;

/// <summary>What features learn of a span is learned of it: holdout data does not flow into it.</summary>
public sealed class SpanHoldoutTests
{
    private const string Prelude = """
        using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Ride { [Column] public float A { get; init; } }
        [Features<Ride>] public partial record struct F { [ZScore] public float A { get; init; } }
        public sealed record Halves(Dataset<Ride> Train, [property: Holdout] Dataset<Ride> Test);
        [Component] public sealed partial class Cut { public Halves Run(Dataset<Ride> rows) => new(rows, rows); }
        [Component] public sealed partial class Pack { public Collection<FeatureAnalysis<F>> Run(FeatureAnalysis<F> one) => Collection.Of([one]); }

        """;

    [Fact]
    public void Holdout_data_is_refused() => Marked.Check(Prelude, Pipeline("MergeFeatures.Step(Pack.Step(AnalyseFeatures<Ride, F>.Step([|test|])));"), "MR0309", message: null);

    [Fact]
    public void Other_data_is_not() => Compiled.From(Prelude + "#pragma warning disable MR0322\n" + Pipeline("MergeFeatures.Step(Pack.Step(AnalyseFeatures<Ride, F>.Step(train)));")).Clean();

    private static string Pipeline(string body) => $$"""
        [Pipeline("p")]
        public sealed partial class P
        {
            void Define()
            {
                var (train, test) = Cut.Step(ReadCsv<Ride>.Step("rows.csv"));
                {{body}}
            }
        }
        """;
}
