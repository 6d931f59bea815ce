using Millrace.Generators.Tests.Schemas;
using Millrace.Testing;

namespace Millrace.Generators.Tests.Features;

public sealed class FeatureEmissionTests
{
    [Fact]
    public void A_labelled_feature_set() =>
        Snapshot.Match(Compiled.From(TaxiSources.Schemas + TaxiSources.Features).Clean().Generated("Taxi.TipFeatures.Features"), extension: "cs.txt");

    [Fact]
    public void A_feature_set_with_a_weight_and_a_key() =>
        Snapshot.Match(Compiled.From(TaxiSources.Schemas + """
            [Features<OpenTrip>, RowKey(nameof(OpenTrip.Company), nameof(OpenTrip.Shift))]
            public partial record struct TipFeatures
            {
                [ZScore] public float Miles { get; init; }
                [Label] static bool BigTip(in Trip.Row trip) => trip.Tips > 0.2f * trip.Fare;
                [Weight] static double Importance(in Trip.Row trip) => trip.Fare;
            }
            """).Clean().Generated("Taxi.TipFeatures.Features"), extension: "cs.txt");

    [Fact]
    public void A_feature_set_without_a_label() =>
        Snapshot.Match(Compiled.From(TaxiSources.Schemas + TaxiSources.Features).Clean().Generated("Taxi.TripFeatures.Features"), extension: "cs.txt");

    [Fact]
    public void A_feature_set_with_sparse_ids() =>
        Snapshot.Match(Compiled.From("""
            using Millrace; using Millrace.Data; using Millrace.Features;
            namespace Blog;
            [Schema]
            public partial record struct Post
            {
                [Column("tags")] public string[]? Tags { get; init; }
                [Column("codes")] public int?[] Codes { get; init; }
                [Column("length")] public float Length { get; init; }
                [Column("author")] public string Author { get; init; }
            }
            [Features<Post>]
            public partial record struct PostFeatures
            {
                [Vocabulary(Top = 50)] public int[] Tags { get; init; }
                [Hash(9, FromAll = [nameof(Post.Codes)])] public int[] Codes { get; init; }
                [ZScore] public float Length { get; init; }
                [Vocabulary] public int Author { get; init; }
                [MultiHot(From = nameof(Post.Tags))] public float[] Marks { get; init; }
                [Vocabulary(FromAll = [nameof(Post.Author), nameof(Post.Author)])] public int[] Authors { get; init; }
            }
            """).Clean().Generated("Blog.PostFeatures.Features"), extension: "cs.txt");

    [Fact]
    public void A_feature_set_of_many_transforms() =>
        Snapshot.Match(Compiled.From("""
            using System; using System.Text.Json; using Millrace; using Millrace.Data; using Millrace.Features;
            namespace Shop;
            public enum Kind { Toy, Tool }
            [Schema]
            public partial record struct Sale
            {
                [Column("price")] public decimal? Price { get; init; }
                [Column("weight")] public double Weight { get; init; }
                [Column("kind")] public Kind Kind { get; init; }
                [Column("note")] public string? Note { get; init; }
                [Column("at")] public DateTime At { get; init; }
                [Column("sizes")] public int?[]? Sizes { get; init; }
            }
            public sealed class Halves : INumberTransform<Halves>
            {
                public int Width => 2;
                public void Apply(ReadOnlySpan<double> rows, Span<double> destination) { }
                public void Write(Utf8JsonWriter json) { }
                public static Halves Read(JsonElement json) => new();
            }
            public sealed class Letters : ITextTransform<Letters>
            {
                public int Width => 1;
                public void Apply(TextRows rows, Span<double> destination) { }
                public void Write(Utf8JsonWriter json) { }
                public static Letters Read(JsonElement json) => new();
            }
            [Features<Sale>]
            public partial record struct SaleFeatures
            {
                [Impute(Impute.Mean), ZScore(Per = nameof(Sale.Kind))] public float Price { get; init; }
                [Bucketize(4, From = nameof(Sale.Weight), Per = nameof(Long)), OneHot] public float[] Band { get; init; }
                [ImputeText("none"), Vocabulary] public int Note { get; init; }
                [Cross(9, FromAll = [nameof(Sale.Kind), nameof(Sale.Note)])] public int Both { get; init; }
                [DatePart(DatePart.Hour)] public int At { get; init; }
                [Cyclic(Cycle.Week, From = nameof(Sale.At))] public float[] Week { get; init; }
                [FixedLength(3, FromEnd = true), MinMax] public float[] Sizes { get; init; }
                [Counts(From = nameof(Long))] public float Often { get; init; }
                [IsMissing(FromAll = [nameof(Sale.Price), nameof(Sale.Note)])] public float[] Gone { get; init; }
                [Custom<Halves>(From = nameof(Sale.Weight))] public float[] Parts { get; init; }
                [CustomText<Letters>(From = nameof(Sale.Note))] public float Written { get; init; }
                [Computed] private static bool Long(in Sale.Row row) => row.Weight > 2;
            }
            """).Clean().Generated("Shop.SaleFeatures.Features"), extension: "cs.txt");
}
