using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

public sealed class PreviewTests
{
    [Fact]
    public async Task Features_are_shown_with_what_was_learned_and_sensitive_values_masked()
    {
        ArtifactPreview preview = await Trips.Fit(Trips.Sample(100)).PreviewAsync(10, CancellationToken.None);
        string text = string.Join('\n', preview.Rows.Select(static row => string.Join(" | ", row)));
        Assert.Equal(
            """
            Miles | trip_miles | z-score | 0 | mean 49.5, deviation 28.8661 | 0 %
            Company | company | vocabulary | 1 | 3 values: "Company 1", "Company 4", "Company 2" | 10 %
            Payment | payment_type | one-hot | 2 to 4 | 2 values: "Credit Card", "Cash" | 0 %
            PickupCell | pickup_latitude | bucketize | 5 | 4 buckets, cut at ••• | 8 %
            Passenger | passenger | vocabulary | 6 | 4 values: ••• | 0 %
            """.ReplaceLineEndings("\n"),
            text);
        Assert.Equal(5, preview.TotalRows);
        Assert.All(preview.Rows, row => Assert.Equal(preview.Columns.Length, row.Length));
    }

    [Fact]
    public async Task As_many_features_are_shown_as_are_asked_for()
    {
        ArtifactPreview preview = await Trips.Fit(Trips.Sample(100)).PreviewAsync(2, CancellationToken.None);
        Assert.Equal(2, preview.Rows.Length);
    }

    [Fact]
    public void The_only_value_of_a_sensitive_column_is_masked()
    {
        Assert.Equal("•••", new ZScoreStage(41.8, 0).Describe(masked: true));
        Assert.Equal("mean 41.8, deviation 0", new ZScoreStage(41.8, 0).Describe(masked: false));
    }

    [Fact]
    public void Long_lists_are_cut()
    {
        Assert.Equal("9 values: \"0\", \"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", …", new VocabularyStage([.. Enumerable.Range(0, 9).Select(static i => $"{i}")], 1).Describe(masked: false));
        Assert.Equal("16 buckets, cut at 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …", new BucketizeStage([.. Enumerable.Range(0, 15).Select(static i => (double)i)], Missing.Default, isLearned: true).Describe(masked: false));
    }
}
