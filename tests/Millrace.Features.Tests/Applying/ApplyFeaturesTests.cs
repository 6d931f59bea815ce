using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Applying;

public sealed class ApplyFeaturesTests
{
    private static readonly Fitted<TipFeatures> Fitted = Trips.Fit(Trips.Sample(100));

    [Fact]
    public async Task Computed_features_are_read_as_they_were_computed()
    {
        using var step = new TestStepContext();
        Trip[] rows = [.. Enumerable.Repeat(Trips.Sample(100), 700).SelectMany(static each => each)];
        FeatureDataset<TipFeatures> written = await new ApplyFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(rows), Fitted, step, CancellationToken.None);
        Assert.Equal(["Miles", "Company", "Payment", "PickupCell", "Passenger", "BigTip"], written.Schema.Columns.Select(static column => column.Name));
        Assert.Equal((70_000, true), (written.RowCount, written.HasLabel));
        Assert.Equal((70_000, 5), (step.Metrics["rows"], step.Metrics.Keys.Count(static name => name is "missing" or "unseen" or "infinite" or "out-of-range" or "not-a-number")));

        string path = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var folder = new ArtifactFolder(path, NoServices.Instance);
            await FeatureDataset<TipFeatures>.SaveAsync(written, folder, CancellationToken.None);
            FeatureDataset<TipFeatures> loaded = await FeatureDataset<TipFeatures>.LoadAsync(folder, CancellationToken.None);
            Assert.Equal(Fitted.Fingerprint, loaded.Features.Fingerprint);
            int done = 0;
            var expected = new FeatureBlock();
            await foreach (FeatureBlock block in loaded.ReadAsync())
            {
                Trip[] part = rows[done..(done + block.Rows)];
                Fitted.Transform(Trip.Of(part), expected);
                Assert.Equal(expected.Dense.ToArray(), block.Dense.ToArray());
                Assert.Equal(expected.Ids.ToArray(), block.Ids.ToArray());
                Assert.Equal(part.Select(static row => row.Tips > 1 ? 1f : 0f), block.Labels.ToArray());
                done += block.Rows;
            }

            Assert.Equal(rows.Length, done);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public async Task Sensitive_features_are_masked_in_the_preview()
    {
        using var step = new TestStepContext();
        FeatureDataset<TipFeatures> written = await new ApplyFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(Trips.Sample(3)), Fitted, step, CancellationToken.None);
        ArtifactPreview preview = await written.PreviewAsync(2, CancellationToken.None);
        Assert.Equal((2, 3), (preview.Rows.Length, preview.TotalRows));
        Assert.All(preview.Rows, static row => Assert.Equal(("•••", "•••"), (row[3], row[4])));
    }

    [Fact]
    public async Task A_label_that_is_no_number_is_an_error()
    {
        using var step = new TestStepContext();
        Trip[] rows = [.. Trips.Sample(5), Trips.Sample(1)[0] with { Tips = float.NaN }];
        var error = await Assert.ThrowsAsync<MillraceException>(() => new ApplyFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(rows), Fitted, step, CancellationToken.None));
        Assert.StartsWith("BigTip of row 5 (counted from 0) is NaN", error.Message, StringComparison.Ordinal);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
