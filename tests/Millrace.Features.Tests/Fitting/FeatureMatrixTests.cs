using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

public sealed class FeatureMatrixTests
{
    [Fact]
    public async Task It_holds_features_and_labels_row_by_row()
    {
        Trip[] trips = Trips.Sample(70_000);
        Fitted<TipFeatures> fitted = Trips.Fit(trips[..100]);
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(Dataset.Of(trips), fitted, CancellationToken.None);
        Assert.Equal((70_000, 7), (matrix.Rows, matrix.Width));
        var row = new float[7];
        foreach (int i in new[] { 0, 1, 65_535, 65_536, 69_999 })
        {
            fitted.TransformRow(in trips[i], row);
            Assert.Equal(row, matrix.Values[(i * 7)..((i + 1) * 7)]);
            Assert.Equal(trips[i].Tips > 1 ? 1 : 0, matrix.Labels[i]);
        }
    }

    [Fact]
    public async Task No_rows_are_an_error()
    {
        var error = await Assert.ThrowsAsync<MillraceException>(static async () => await FeatureMatrix.ReadAsync(Dataset.Of<Trip>(), Trips.Fit(Trips.Sample(9)), CancellationToken.None));
        Assert.Equal("There are no rows to compute TipFeatures from. Check the source, and the split that made the dataset.", error.Message);
    }

    [Fact]
    public async Task A_label_that_is_no_number_is_an_error()
    {
        Trip[] trips = Trips.Sample(9);
        trips[5] = trips[5] with { Tips = float.NaN };
        var error = await Assert.ThrowsAsync<MillraceException>(async () => await FeatureMatrix.ReadAsync(Dataset.Of(trips), Trips.Fit(trips), CancellationToken.None));
        Assert.Equal("BigTip of row 5 (counted from 0) is NaN: a label must be a finite number. Drop such rows before training, or give the label a rule for them.", error.Message);
    }

    [Fact]
    public async Task Cancellation_ends_it()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(static async () =>
            await FeatureMatrix.ReadAsync(Dataset.Of(Trips.Sample(9)), Trips.Fit(Trips.Sample(9)), new CancellationToken(canceled: true)));
    }
}
