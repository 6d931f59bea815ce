using System.Collections.Immutable;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Scaling;

/// <summary>Whatever way rows come and go, stages over numbers give the same bits.</summary>
public sealed class NumberInvarianceTests
{
    private static readonly ImmutableArray<ImmutableArray<FeatureSpec>> All =
    [
        [new MinMaxSpec(-1, 1)],
        [new MinMaxSpec(0.1, 0.7, Clip: true, Per: "key")],
        [new ZScoreSpec("code")],
        [new RobustScaleSpec()],
        [new LogSpec(2, 10), new IsMissingSpec()],
        [new LogSpec(1e3), new ZScoreSpec("key"), new ClipSpec(-2, 2)],
        [new PowerSpec(0.5), new PowerSpec(3), new RobustScaleSpec()],
        [new InterpolateSpec(7), new BucketizeBySpec([0.1, 0.5, 1], Missing.OwnBucket), new OneHotSpec(10, Missing.Default)],
        [new ImputeSpec(Impute.Median, 0), new MinMaxSpec(Per: "key"), new InterpolateSpec(3)],
    ];

    private static readonly Gen<(double? Value, string? Key)> Row = Gen.Select(
        Numbers.Any,
        Gen.Int[0, 5].Select(static i => i == 0 ? null : new string('k', i)));

    private static readonly Gen<FeatureDefinition> Definition = Gen.Int[0, All.Length - 1].Select(static i => Fit.Define(All[i], KeyedRow.Schema, "value"));

    [Fact]
    public void How_rows_are_cut_into_batches_changes_no_bit()
    {
        Gen.Select(Row.Array[1, 2500], Definition, Gen.Int[0, 2500].Array[0, 5]).Sample(static (values, definition, cuts) =>
        {
            KeyedRow.Batch rows = KeyedRow.Of(values);
            Assert.Equal(FittedFile.Write(Fit.Of(definition, rows)), FittedFile.Write(Fit.Of(definition, Fit.Cut(rows, cuts))));
        }, iter: 60);
    }

    [Fact]
    public void A_row_alone_and_one_of_a_saved_set_have_the_bits_of_the_row_in_a_batch()
    {
        Gen.Select(Row.Array[1, 200], Row.Array[1, 600], Definition).Sample(static (train, serve, definition) =>
        {
            FittedSet fitted = Fit.Of(definition, KeyedRow.Of(train));
            byte[] bytes = FittedFile.Write(fitted);
            FittedSet loaded = FittedFile.Read(bytes, "features.json", definition);
            float[] all = fitted.Apply(KeyedRow.Of(serve));
            Assert.Equal(Bits(all), Bits(loaded.Apply(KeyedRow.Of(serve))));
            var alone = new float[fitted.Layout.Width];
            for (int i = 0; i < serve.Length; i++)
            {
                RowBatch<KeyedRow>.Transform(fitted, new KeyedRow { Value = serve[i].Value, Key = serve[i].Key, Code = serve[i].Key?.Length }, alone);
                Assert.Equal(Bits(all[(i * alone.Length)..][..alone.Length]), Bits(alone));
            }
        }, iter: 60);
    }

    [Fact]
    public void What_is_missing_behind_an_imputing_stage_is_imputed_again()
    {
        double?[] values = [1, null, -3, 8];
        double[] expected = [.. new double[] { 1, 2, -3, 8 }.Select(static value => value > 0 ? Math.Log(value) : 0)];
        double mean = expected.Average(), deviation = Math.Sqrt(expected.Average(value => (value - mean) * (value - mean)));
        ImmutableArray<FeatureSpec> stages = [new ImputeSpec(Impute.Mean, 0), new LogSpec(), new ImputeSpec(Impute.Constant, 0), new ZScoreSpec()];
        FittedSet fitted = Fit.Of(Fit.Define(stages, NumberRow.Schema, "value"), NumberRow.Of(values));
        Assert.Equal(expected.Select(value => (float)((value - mean) / deviation)), fitted.Apply(NumberRow.Of(values)), Numbers.AreClose);
    }

    private static uint[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToUInt32Bits)];
}
