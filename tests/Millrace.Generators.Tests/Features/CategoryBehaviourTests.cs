namespace Millrace.Generators.Tests.Features;

public sealed class CategoryBehaviourTests
{
    private const string Prelude = """
        using System; using System.Linq; using Millrace; using Millrace.Data; using Millrace.Features;
        public enum Suit { Clubs, Hearts }
        [Schema] public partial record struct Open { [Column] public string? A { get; init; } [Column] public string? B { get; init; } [Column] public int N { get; init; } }
        [Schema(From = typeof(Open))] public partial record struct Full { [Column] public string Y { get; init; } [Column] public Suit S { get; init; } }

        """;

    [Fact]
    public void Transforms_of_categories_are_computed_as_they_are_written() =>
        Assert.Equal("hash; cross; impute-text, cross; counts; impute-text, vocabulary; vocabulary: 3,1 2 True True 0,1 1", Probe.Run(Prelude + """
            [Features<Open>]
            public partial record struct F
            {
                [Hash(50, Seed = 3, Missing = Missing.OwnBucket)] public int A { get; init; }
                [Cross(900, FromAll = [nameof(Open.A), nameof(Open.N)])] public int Crossed { get; init; }
                [ImputeText("none"), Cross(900, Seed = 1, FromAll = [nameof(Open.A), nameof(Open.B)])] public int Filled { get; init; }
                [Counts] public float N { get; init; }
                [ImputeText, Vocabulary(FromAll = [nameof(Open.A), nameof(Open.B)])] public int[] Both { get; init; }
                [Vocabulary(MinimumCount = 2)] public int B { get; init; }
            }
            public static class Probe
            {
                public static string Run()
                {
                    var batch = new Open.Batch();
                    batch.Add(new Open { A = "x", B = "q", N = 1 });
                    batch.Add(new Open { A = "x", B = null, N = 1 });
                    batch.Add(new Open { A = null, B = "r", N = 1 });
                    batch.Add(new Open { A = "y", B = "s", N = 2 });
                    var fitter = new FeatureFitter<F>();
                    fitter.Add(batch);
                    Fitted<F> fitted = fitter.Complete();
                    F first = fitted.Apply(new F.Input { A = "x", B = "r", N = 1 }), second = fitted.Apply(new F.Input { A = null, B = "r", N = 2 }), third = fitted.Apply(new F.Input { A = "none", B = "r", N = 2 });
                    return string.Join("; ", F.FeatureSet.Features.Select(each => each.StageNames)) + FormattableString.Invariant(
                        $": {first.N},{second.N} {(second.A == 50 ? 2 : 0)} {second.Filled == third.Filled} {second.Crossed != third.Crossed} {string.Join(",", first.Both)} {fitted.Layout[5].Cardinality}");
                }
            }
            """));

    [Theory]
    [InlineData("string", "row.Y", "b,a,b")]
    [InlineData("string?", "row.Y == \"a\" ? null : row.Y", "b,-,b")]
    [InlineData("Suit", "row.S", "Hearts,Clubs,Hearts")]
    public void A_label_can_be_a_class(string type, string expression, string expected) =>
        Assert.Equal("True " + expected, Probe.Run(Prelude + $$"""
            [Features<Open>] public partial record struct F { [Counts] public float N { get; init; } [Label] private static {{type}} Value(in Full.Row row) => {{expression}}; }
            public static class Probe
            {
                public static string Run()
                {
                    var batch = new Full.Batch();
                    for (int i = 1; i <= 3; i++)
                        batch.Add(new Full { Y = i == 2 ? "a" : "b", S = i == 2 ? Suit.Clubs : Suit.Hearts });
                    return F.FeatureSet.HasClasses + " " + Read<F, Full>(batch);
                }
                private static string Read<T, TRow>(Batch<TRow> batch) where T : struct, ILabeledFeatures<T, TRow> where TRow : struct, ISchema<TRow>
                {
                    var classes = new string?[batch.Count];
                    return T.ReadClasses(batch, classes) ? string.Join(",", classes.Select(each => each ?? "-")) : "none";
                }
            }
            """));

    [Fact]
    public void Models_of_a_class_predict_it_by_its_name()
    {
        Compiled compiled = Compiled.From(Prelude + "[Features<Open>] public partial record struct F { [Counts] public float N { get; init; } [Label] static Suit Value(in Full.Row row) => row.S; }").Clean();

        Assert.Contains("string PredictLabel(this global::Millrace.Learning.Model<global::F> model, in global::F.Input input)", compiled.Generated("F.Features"), StringComparison.Ordinal);
    }
}
