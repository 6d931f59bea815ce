namespace Millrace.Data.Tests.Datasets;

/// <summary>What a person is shown of a dataset.</summary>
public sealed class TablePreviewTests
{
    private static readonly Dataset<Fare> s_fares = Dataset.Of(Enumerable.Range(0, 200_000).Select(static i => new Fare { Value = i }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    public async Task A_sample_has_as_many_rows_as_asked_for_none_twice_in_their_order(int rows)
    {
        ArtifactPreview sample = await s_fares.SampleAsync(rows, new Seed(7), CancellationToken.None);
        float[] values = [.. sample.Rows.Select(static row => float.Parse(row[0]!, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(values.Distinct().Order(), values);
        Assert.Equal((rows, 200_000L), (values.Length, sample.TotalRows));
    }

    [Fact]
    public async Task A_sample_of_more_rows_than_there_are_is_all_of_them()
    {
        ArtifactPreview sample = await Dataset.Of(new Fare { Value = 1 }, new Fare { Value = 2 }).SampleAsync(10, new Seed(7), CancellationToken.None);
        Assert.Equal(["1", "2"], sample.Rows.Select(static row => row[0]));
    }

    [Fact]
    public async Task Each_row_has_the_same_chance()
    {
        Dataset<Fare> ten = Dataset.Of(Enumerable.Range(0, 10).Select(static i => new Fare { Value = i }));
        int[] chosen = new int[10];
        for (uint seed = 0; seed < 2000; seed++)
        {
            foreach (var row in (await ten.SampleAsync(3, new Seed(seed).Derive(1), CancellationToken.None)).Rows)
                chosen[int.Parse(row[0]!, System.Globalization.CultureInfo.InvariantCulture)]++;
        }

        // 600 expected each; five standard deviations of a binomial with p = 0.3 are 102.
        Assert.All(chosen, static count => Assert.InRange(count, 498, 702));
    }

    [Fact]
    public async Task The_same_seed_chooses_the_same_rows()
    {
        ArtifactPreview one = await s_fares.SampleAsync(20, new Seed(3), CancellationToken.None);
        ArtifactPreview again = await s_fares.SampleAsync(20, new Seed(3), CancellationToken.None);
        ArtifactPreview other = await s_fares.SampleAsync(20, new Seed(4), CancellationToken.None);
        Assert.Equal(one.Rows.Select(static row => row[0]), again.Rows.Select(static row => row[0]));
        Assert.NotEqual(one.Rows.Select(static row => row[0]), other.Rows.Select(static row => row[0]));
    }
}
