using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

/// <summary>Fitters by hand: parts of the rows, and classes of a label.</summary>
public sealed class FeatureFitterTests
{
    [Fact]
    public void Parts_are_merged_in_every_scan()
    {
        var fitter = new FeatureFitter<ScoreFeatures>();
        do
        {
            fitter.Add(Rows(0, 200));
            FeatureFitter<ScoreFeatures> second = fitter.CreatePart(), third = fitter.CreatePart();
            third.Add(Rows(350, 150));
            second.Add(Rows(200, 150));
            fitter.Merge(second);
            fitter.Merge(third);
            Assert.Equal(500, fitter.RowCount);
        }
        while (fitter.EndScan());

        var whole = new FeatureFitter<ScoreFeatures>();
        whole.Add(Rows(0, 500));
        whole.EndScan();
        whole.Add(Rows(0, 500));
        Fitted<ScoreFeatures> expected = whole.Complete(), found = fitter.Complete();
        Assert.Equal((500, 2), (found.RowCount, found.Scans));
        foreach (int i in Enumerable.Range(0, 500))
        {
            var row = new PairRow { A = i * i % 101, B = i * 37 % 500 };
            Assert.Equal(expected.ApplyRow(in row).Bucket, found.ApplyRow(in row).Bucket);
            Assert.Equal(expected.ApplyRow(in row).Score, found.ApplyRow(in row).Score, 1e-6f);
        }

        Assert.Throws<InvalidOperationException>(fitter.CreatePart);
    }

    [Fact]
    public void A_fitter_of_another_scan_is_refused()
    {
        var fitter = new FeatureFitter<ScoreFeatures>();
        fitter.Add(Rows(0, 9));
        fitter.EndScan();
        var other = new FeatureFitter<ScoreFeatures>();
        other.Add(Rows(0, 9));
        var error = Assert.Throws<ArgumentException>(() => fitter.Merge(other));
        Assert.StartsWith("The other fitter is not in the same scan: make it with CreatePart once the scan before has ended.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_learned_over_rows_that_have_the_label()
    {
        FeatureFitter<PaymentFeatures> fitter = FeatureFitter.Over<Trip, PaymentFeatures>(), part = fitter.CreatePart();
        fitter.Add(Trip.Of(new Trip(1, null, "b", null, null, 0)));
        part.Add(Trip.Of(new Trip(2, null, "a", null, null, 0)));
        fitter.Merge(part);
        Assert.Equal<string>(["a", "b"], fitter.Complete().Classes);

        var alone = new FeatureFitter<PaymentFeatures>();
        var error = Assert.Throws<ArgumentException>(() => alone.Merge(FeatureFitter.Over<Trip, PaymentFeatures>()));
        Assert.StartsWith("One of the fitters learns the classes of the label, and the other does not", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_another_type_have_no_label()
    {
        using TripInput.Batch rows = new(4);
        rows.Add(TripInput.Of(new Trip(1, null, "b", null, null, 0)));
        var error = Assert.Throws<FeatureColumnException>(() => FeatureFitter.Over<Trip, PaymentFeatures>().Add(rows));
        Assert.Equal("The label of PaymentFeatures is read from rows of Trip, and these are of TripInput. Add rows of Trip.", error.Message);
    }

    private static PairRow.Batch Rows(int first, int count) => PairRow.Of(Enumerable.Range(first, count).Select(static i => ((double?)(i * i % 101), (double?)(i * 37 % 500))));
}
