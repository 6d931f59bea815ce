using CsCheck;
using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace Millrace.MLNet.Tests.Comparison;

/// <summary>Fitted numbers against ML.NET's under the same definition. Where they differ by definition, a test says how.</summary>
public sealed class NumberTests
{
    private const int Samples = 60;

    [Fact]
    public void A_z_score_is_mean_variance_without_fixed_zero() => Compare(
        static transforms => transforms.NormalizeMeanVariance("It", "Number", fixZero: false), static features => features.ZScore);

    [Fact]
    public void Min_max_is_that_of_ML_NET_without_fixed_zero() => Compare(
        static transforms => transforms.NormalizeMinMax("It", "Number", fixZero: false), static features => features.MinMax);

    /// <summary>
    /// ML.NET divides by half of the distance from the least number to the greatest, where a robust scale divides by that between the quartiles. So what is
    /// compared is the distance from the median, of an odd count of numbers none of which is missing.
    /// </summary>
    [Fact]
    public void Robust_scale_is_that_of_ML_NET_but_for_what_it_divides_by() =>
        Gen.Int[1, 80].SelectMany(static n => Gen.Single[-1000, 1000].Array[(2 * n) + 1]).Sample(static numbers =>
        {
            MixedRow[] rows = Numbers(numbers);
            float[] sorted = [.. numbers.Order()];
            float half = (sorted[^1] - sorted[0]) / 2, quartiles = At(0.75) - At(0.25);
            if (quartiles == 0)
                return;
            float[] expected = Sides.MLNet<float>(rows, rows, Robust), found = Sides.Millrace(rows, rows, static features => features.RobustScale);
            for (int i = 0; i < rows.Length; i++)
                Sides.AssertEqual(expected[i] * half, found[i] * quartiles);

            float At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
        }, iter: Samples);

    [Fact]
    public void The_median_of_an_even_count_is_the_lower_one_here_and_the_mean_of_two_in_ML_NET()
    {
        MixedRow[] rows = Numbers(0, 1, 3, 10), others = Numbers(1, 2);
        Assert.Equal([0, 1 / 3f], Sides.Millrace(rows, others, static features => features.RobustScale));
        float[] theirs = Sides.MLNet<float>(rows, others, Robust);
        Assert.Equal(-0.2f, theirs[0], 1e-6f);
        Assert.Equal(0, theirs[1], 1e-6f);
    }

    [Fact]
    public void A_missing_number_moves_the_median_in_ML_NET_and_not_here()
    {
        MixedRow[] rows = [.. Numbers(1, 2, 8), new MixedRow(), new MixedRow()], others = Numbers(2);
        Assert.Equal([0], Sides.Millrace(rows, others, static features => features.RobustScale));
        Assert.NotEqual([0], Sides.MLNet<float>(rows, others, Robust));
    }

    [Fact]
    public void Missing_numbers_stay_missing_in_ML_NET_and_end_as_zero_here()
    {
        MixedRow[] rows = [.. Numbers(1, 2), new MixedRow()];
        Assert.Equal(float.NaN, Sides.MLNet<float>(rows, rows, static transforms => transforms.NormalizeMeanVariance("It", "Number", fixZero: false))[^1]);
        Assert.Equal(0, Sides.Millrace(rows, rows, static features => features.ZScore)[^1]);
    }

    [Fact]
    public void Of_equal_numbers_robust_scale_is_zero_here_and_infinite_in_ML_NET()
    {
        MixedRow[] rows = Numbers(3, 3, 3, 3, 3), others = Numbers(2, 4);
        Assert.Equal([0, 0], Sides.Millrace(rows, others, static features => features.RobustScale));
        Assert.Equal([float.NegativeInfinity, float.PositiveInfinity], Sides.MLNet<float>(rows, others, Robust));
    }

    [Fact]
    public void Of_equal_numbers_the_other_scales_are_zero_on_both_sides()
    {
        MixedRow[] rows = Numbers(3, 3), others = Numbers(2, 4);
        Assert.Equal([0, 0], Sides.MLNet<float>(rows, others, static transforms => transforms.NormalizeMeanVariance("It", "Number", fixZero: false)));
        Assert.Equal([0, 0], Sides.Millrace(rows, others, static features => features.ZScore));
        Assert.Equal([0, 0], Sides.MLNet<float>(rows, others, static transforms => transforms.NormalizeMinMax("It", "Number", fixZero: false)));
        Assert.Equal([0, 0], Sides.Millrace(rows, others, static features => features.MinMax));
    }

    [Fact]
    public void The_mean_takes_the_place_of_a_missing_number_as_in_ML_NET() => Compare(
        static transforms => transforms.ReplaceMissingValues("It", "Number", MissingValueReplacingEstimator.ReplacementMode.Mean),
        static features => features.Imputed,
        ofMissing: true);

    [Fact]
    public void Missing_numbers_are_indicated_as_in_ML_NET() => MixedRow.Any.Array[1, 100].Sample(static rows =>
        Assert.Equal(
            Sides.MLNet<bool>(rows, rows, static transforms => transforms.IndicateMissingValues("It", "Number")),
            Sides.Millrace(rows, rows, static features => features.IsMissing == 1)), iter: Samples);

    private static IEstimator<ITransformer> Robust(TransformsCatalog transforms) => transforms.NormalizeRobustScaling("It", "Number");

    private static MixedRow[] Numbers(params float[] numbers) => [.. numbers.Select(static number => new MixedRow { Number = number })];

    private static void Compare(Func<TransformsCatalog, IEstimator<ITransformer>> transform, Func<MixedFeatures, float> feature, bool ofMissing = false) =>
        Gen.Select(MixedRow.Any.Array[2, 200], MixedRow.Any.Array[1, 20]).Sample((train, more) =>
        {
            MixedRow[] rows = [.. train, .. more];
            float[] expected = Sides.MLNet<float>(train, rows, transform), found = Sides.Millrace(train, rows, feature);
            for (int i = 0; i < rows.Length; i++)
            {
                if (ofMissing || rows[i].Number is not null)
                    Sides.AssertEqual(expected[i], found[i]);
            }
        }, iter: Samples);
}
