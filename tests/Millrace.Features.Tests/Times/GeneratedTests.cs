using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Times;

/// <summary>Features of times, places and lists as generated code defines them and reads them back.</summary>
public sealed class GeneratedTests
{
    private static VisitRow First => new()
    {
        Begin = new DateTime(2024, 5, 6, 13, 30, 0),
        End = new DateTime(2024, 5, 6, 14, 0, 0),
        Lat = 0,
        Lon = 0,
        ShopLat = 0,
        ShopLon = 1,
        Pages = ["home", "home", "cart"],
        Prices = [1.5f, 2, 3, 4],
        Heading = 90,
    };

    [Fact]
    public void Attributes_become_features()
    {
        VisitFeatures visit = Fitted().ApplyRow(First);

        Assert.Equal(13, visit.Hour);
        Assert.Equal(12 + 1, visit.EndMonth.Length);
        Assert.Equal(4, Array.IndexOf(visit.EndMonth, 1f));
        Assert.Equal(-1, visit.Year);
        Assert.Equal(1, (visit.Week[0] * visit.Week[0]) + (visit.Week[1] * visit.Week[1]), 1e-6);
        Assert.Equal([1f, 0f], visit.Heading.Select(static number => MathF.Round(number, 6)));
        Assert.Equal(30, visit.Minutes);
        Assert.Equal(6371.0088 * Math.PI / 180, visit.Way, 1e-3);
        Assert.Equal(0, visit.Shop);
        Assert.Equal([0, 1], visit.Pages);
        Assert.Equal([1f, 1f, 0f], visit.AllPages);
        Assert.Equal([1.5f, 2f, 3f], visit.Prices);
    }

    [Fact]
    public void Missing_times_and_lists_are_told_apart()
    {
        VisitFeatures visit = Fitted().ApplyRow(First with { End = null, Prices = null, Pages = ["new"] });

        Assert.Equal(12, Array.IndexOf(visit.EndMonth, 1f));
        Assert.Equal(-1, visit.Minutes);
        Assert.Equal([1, 1], visit.Pages);
        Assert.Equal([0f, 0f, 1f], visit.AllPages);
        Assert.Equal([0f, 0f, 0f], visit.Prices);
    }

    [Fact]
    public void A_row_allocates_nothing_after_the_first()
    {
        Fitted<VisitFeatures> fitted = Fitted();
        var vector = new float[fitted.Layout.Width];
        VisitRow row = First;
        for (int i = 0; i < 3; i++)
            fitted.TransformRow(in row, vector);
        long before = GC.GetAllocatedBytesForCurrentThread();
        fitted.TransformRow(in row, vector);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task The_preview_names_stages_and_what_they_have_learned()
    {
        ArtifactPreview preview = await Fitted().PreviewAsync(20, CancellationToken.None);
        Assert.Equal(["fixed-length, vocabulary", "multi-hot", "fixed-length"], preview.Rows.Skip(8).Select(static row => row[2]));
        Assert.Equal("1 values: \"s00\"", preview.Rows[7][4]);
    }

    private static Fitted<VisitFeatures> Fitted()
    {
        var rows = new VisitRow.Batch();
        rows.Add(First);
        rows.Add(First with { Begin = First.Begin.AddYears(2), End = null, Pages = ["home"], Prices = [] });
        var fitter = new FeatureFitter<VisitFeatures>();
        do
            fitter.Add(rows);
        while (fitter.EndScan());
        return fitter.Complete();
    }
}
