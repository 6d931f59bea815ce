using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Scaling;

/// <summary>Stages that their settings alone decide.</summary>
public sealed class GivenNumberTests
{
    [Theory]
    [InlineData(0, Math.E)]
    [InlineData(1, 10)]
    [InlineData(-3.5, 2)]
    [InlineData(1e-3, 1.01)]
    public void A_logarithm_is_that_of_the_framework(double offset, double @base)
    {
        Numbers.Any.Array[1, 300].Sample(values =>
        {
            float[] found = Apply(new LogSpec(offset, @base), values);
            for (int i = 0; i < values.Length; i++)
            {
                double sum = (values[i] ?? double.NaN) + offset;
                Assert.Equal(sum > 0 && double.IsFinite(sum) ? (float)(Math.Log(sum) / Math.Log(@base)) : 0, found[i], Numbers.AreClose);
            }
        });
    }

    [Fact]
    public void Logarithms_are_exact_to_fourteen_digits()
    {
        Gen.Double[-300, 300].Array[1, 100].Sample(static exponents =>
        {
            double[] values = [.. exponents.Select(static exponent => Math.Pow(10, exponent)), double.Epsilon, double.MaxValue, 1 + 1e-15, 0.999];
            double[] found = [.. values];
            new LogMap(0, Math.E).Map(found);
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(Math.Log(values[i]), found[i], 1e-14 * Math.Abs(Math.Log(values[i])));
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0.5)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(-0.25)]
    public void A_power_is_that_of_the_framework(double exponent)
    {
        Numbers.Any.Array[1, 300].Sample(values =>
        {
            float[] found = Apply(new PowerSpec(exponent), values);
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i] ?? double.NaN, power = Math.Pow(value, exponent);
                bool hasPower = double.IsFinite(value) && !double.IsNaN(power) && !(value == 0 && exponent < 0);
                Assert.Equal(hasPower ? (float)Math.Clamp(power, float.MinValue, float.MaxValue) : 0, found[i], Numbers.AreClose);
            }
        });
    }

    [Fact]
    public void Clipping_is_a_minimum_and_a_maximum()
    {
        Numbers.Any.Array[1, 300].Sample(static values =>
        {
            float[] expected =
            [
                .. values.Select(static value => value is { } number && !double.IsNaN(number) ? (float)Math.Min(Math.Max(number, -1000.5), 2e5) : 0),
            ];
            Assert.Equal(expected, Apply(new ClipSpec(-1000.5, 2e5), values));
        });
        Assert.Equal([float.MaxValue, -7], Apply(new ClipSpec(-7, float.MaxValue), double.PositiveInfinity, -8));
    }

    [Fact]
    public void Bounds_make_buckets()
    {
        double[] bounds = [-1e5, 0, 0.5, 1e5];
        Gen.Select(Numbers.Any.Array[1, 300], Gen.Enum<Missing>()).Sample((values, missing) =>
        {
            FittedSet fitted = Fit.One(new BucketizeBySpec([.. bounds], missing), NumberRow.Of(values));
            float own = missing == Missing.OwnBucket ? bounds.Length + 1 : 0;
            Assert.Equal(bounds.Length + 1 + (own > 0 ? 1 : 0), fitted.Layout[0].Cardinality);
            IEnumerable<float> expected = values.Select(value => value is { } number && !double.IsNaN(number) ? bounds.Count(bound => bound <= number) : own);
            Assert.Equal(expected, fitted.Apply(NumberRow.Of(values)));
        });
    }

    [Fact]
    public void Specs_of_equal_bounds_are_equal()
    {
        Assert.Equal(new BucketizeBySpec([1, 2]), new BucketizeBySpec([1, 2]));
        Assert.NotEqual(new BucketizeBySpec([1, 2]), new BucketizeBySpec([1, 3]));
        Assert.NotEqual(new BucketizeBySpec([1, 2]), new BucketizeBySpec([1, 2], Missing.OwnBucket));
    }

    [Fact]
    public void Missing_numbers_are_told_from_others() =>
        Assert.Equal([0, 1, 1, 0, 0], Apply(new IsMissingSpec(), 0, null, double.NaN, double.PositiveInfinity, -1));

    [Fact]
    public void Missing_texts_are_told_from_others()
    {
        TextRow.Batch rows = TextRow.Of(["a", null, "", null]);
        Assert.Equal([0, 1, 0, 1], Fit.One(new IsMissingSpec(), rows).Apply(rows));
        Assert.Equal([0], Fit.One(new IsMissingSpec(), rows).Apply(TextRow.Of(["a"])));
    }

    [Theory]
    [InlineData("offset", "Feature \"It\" (log) over column \"value\" (Double): its offset is not finite.")]
    [InlineData("base", "Feature \"It\" (log) over column \"value\" (Double): its base is not a finite number above 1.")]
    [InlineData("exponent", "Feature \"It\" (power) over column \"value\" (Double): its exponent is not finite.")]
    [InlineData("clip", "Feature \"It\" (clip) over column \"value\" (Double): 2 to 1 is no interval between two numbers that a float holds.")]
    [InlineData("no bounds", "Feature \"It\" (bucketize-by) over column \"value\" (Double): it has 0 bounds, but takes 1 to 10,000.")]
    [InlineData("descending", "Feature \"It\" (bucketize-by) over column \"value\" (Double): the bound 1 is not above the one before.")]
    [InlineData("infinite", "Feature \"It\" (bucketize-by) over column \"value\" (Double): the bound Infinity is not finite.")]
    [InlineData("buckets", "Feature \"It\" (interpolate) over column \"value\" (Double): Buckets is 1, but lies between 2 and 1000.")]
    public void Settings_that_make_no_sense_are_refused(string what, string message)
    {
        FeatureSpec spec = what switch
        {
            "offset" => new LogSpec(double.NaN),
            "base" => new LogSpec(0, 1),
            "exponent" => new PowerSpec(double.PositiveInfinity),
            "clip" => new ClipSpec(2, 1),
            "no bounds" => new BucketizeBySpec([]),
            "descending" => new BucketizeBySpec([1, 1]),
            "infinite" => new BucketizeBySpec([1, double.PositiveInfinity]),
            _ => new InterpolateSpec(1),
        };
        Assert.Equal(message, Assert.Throws<FeatureDefinitionException>(() => Fit.One(spec, NumberRow.Of([1]))).Message);
    }

    private static float[] Apply(FeatureSpec spec, params double?[] values) => Fit.One(spec, NumberRow.Of(values)).Apply(NumberRow.Of(values));
}
