using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

public sealed class InvarianceTests
{
    private static readonly Gen<double?> Number = Gen.Frequency(
        (8, Gen.Double[-1e6, 1e6].Select(static value => (double?)value)),
        (1, Gen.Const((double?)null)),
        (1, Gen.Int[0, 5].Select(static i => (double?)new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1e-310 }[i])));

    private static readonly Gen<FeatureSpec> Spec = Gen.Int[0, 3].Select(static i => new FeatureSpec[]
    {
        new ZScoreSpec(), new PassThroughSpec(true), new BucketizeSpec(7, Missing.OwnBucket), new BucketizeSpec(3, Missing.Default),
    }[i]);

    [Fact]
    public void How_rows_are_cut_into_batches_changes_no_bit()
    {
        Gen.Select(Number.Array[1, 3000], Spec, Gen.Int[0, 3000].Array[0, 5]).Sample(static (values, spec, cuts) =>
        {
            NumberRow.Batch rows = NumberRow.Of(values);
            Assert.Equal(FittedFile.Write(Fit.One(spec, rows)), FittedFile.Write(Fit.Parts(spec, Fit.Cut(rows, cuts))));
        }, iter: 50);
    }

    [Fact]
    public void Merged_spans_give_the_whole_within_rounding()
    {
        Gen.Select(Number.Array[1, 2000], Spec, Gen.Int[0, 2000].Array[0, 3]).Sample(static (values, spec, cuts) =>
        {
            NumberRow.Batch rows = NumberRow.Of(values);
            FittedSet merged = Fit.Merged(Fit.Define(spec, NumberRow.Schema, "value"), Fit.Cut(rows, cuts));
            float[] expected = Fit.One(spec, rows).Apply(rows), found = merged.Apply(rows);
            for (int i = 0; i < expected.Length; i++)
                Assert.True(expected[i].Equals(found[i]) || Math.Abs(expected[i] - found[i]) <= 1e-5 * (1 + Math.Abs(expected[i])), $"Row {i}: {expected[i]} and {found[i]}.");
        }, iter: 50);
    }

    [Fact]
    public void A_saved_set_computes_the_same_bits()
    {
        Gen.Select(Number.Array[1, 100], Number.Array[1, 100], Spec).Sample(static (train, serve, spec) =>
        {
            FittedSet fitted = Fit.One(spec, NumberRow.Of(train));
            byte[] bytes = FittedFile.Write(fitted);
            FittedSet loaded = FittedFile.Read(bytes, "features.json", Fit.Define(spec, NumberRow.Schema, "value"));
            Assert.Equal(fitted.Fingerprint, loaded.Fingerprint);
            Assert.Equal(bytes, FittedFile.Write(loaded));
            Assert.Equal(fitted.Apply(NumberRow.Of(serve)).Select(BitConverter.SingleToUInt32Bits), loaded.Apply(NumberRow.Of(serve)).Select(BitConverter.SingleToUInt32Bits));
        });
    }

    [Fact]
    public void A_fitter_takes_no_rows_once_it_is_complete()
    {
        var fitter = new FeatureFitter<TipFeatures>();
        fitter.Add(Trip.Of(Trips.Sample(1)));
        fitter.Complete();
        Assert.Throws<InvalidOperationException>(() => fitter.Add(Trip.Of(Trips.Sample(1))));
    }
}
