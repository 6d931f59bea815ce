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
}
