using Microsoft.ML;
using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet.Tests.Comparison;

/// <summary>Fits on the same rows on both sides, and computes the features of others.</summary>
internal static class Sides
{
    /// <summary>What Millrace makes of each row.</summary>
    public static T[] Millrace<T>(MixedRow[] train, MixedRow[] rows, Func<MixedFeatures, T> feature)
    {
        var fitter = new FeatureFitter<MixedFeatures>();
        fitter.Add(MixedRow.Of(train));
        Fitted<MixedFeatures> fitted = fitter.Complete();
        return [.. rows.Select(row => feature(fitted.ApplyRow(in row)))];
    }

    /// <summary>What a transform of ML.NET makes of each row, in a column <c>It</c>.</summary>
    public static T[] MLNet<T>(MixedRow[] train, MixedRow[] rows, Func<TransformsCatalog, IEstimator<ITransformer>> transform)
    {
        var context = new MLContext(1);
        ITransformer fitted = transform(context.Transforms).Fit(context.Data.LoadFromEnumerable(train.Select(PlainRow.Of)));
        return [.. fitted.Transform(context.Data.LoadFromEnumerable(rows.Select(PlainRow.Of))).GetColumn<T>("It")];
    }

    /// <summary>Whether two numbers agree to 1e-6 of their size, or of 1 where they are smaller.</summary>
    public static void AssertEqual(float expected, float found) =>
        Assert.True(Math.Abs(expected - found) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"ML.NET {expected:R}, Millrace {found:R}");
}
