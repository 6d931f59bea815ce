using System.Collections.Immutable;
using CsCheck;
using Millrace.Features.Tests.OwnCode;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

/// <summary>Stages behind one that imputes learn what they would of rows in which nothing is missing, however many scans that takes.</summary>
public sealed class FilledChainTests
{
    private static readonly ImmutableArray<FeatureSpec>[] s_behind =
    [
        [new ZScoreSpec()],
        [new CyclicSpec(Cycle.None, 24), new ZScoreSpec()],
        [new CyclicSpec(Cycle.None, 24), new ImputeSpec(Impute.Median), new RobustScaleSpec()],
        [new CustomSpec<OwnCode.Ratio>(IsSingle: false), new ZScoreSpec()],
        [new CustomSpec<OwnCode.Ratio>(IsSingle: false), new ImputeSpec(Impute.Mean), new MinMaxSpec()],
        [new CustomSpec<Winsorizing, Winsorized>(IsSingle: true), new ZScoreSpec()],
        [new CustomSpec<MarkedMissing>(IsSingle: true), new ZScoreSpec()],
        [new LogSpec(Offset: 200), new RobustScaleSpec()],
        [new PowerSpec(2), new MinMaxSpec()],
        [new ClipSpec(-50, 50), new BucketizeSpec(4, Missing.OwnBucket)],
        [new IsMissingSpec(), new ZScoreSpec()],
    ];

    [Fact]
    public void Rows_with_means_in_the_place_of_missing_numbers_teach_the_same() =>
        Gen.Select(PairsOf(Gen.Double[1, 100]), Gen.Int[0, s_behind.Length - 1]).Sample(static (rows, which) => Check(rows, s_behind[which]), iter: 300);

    [Fact]
    public void Two_columns_that_are_put_together_lose_no_row() =>
        Check([(10, 2), (20, 4), (null, 5), (30, null)], [new CustomSpec<OwnCode.Ratio>(IsSingle: false), new ZScoreSpec()]);

    [Fact]
    public void Places_behind_the_end_of_lists_count_as_imputed()
    {
        ListRow.Batch rows = ListRow.Of([new() { Codes = [5] }, new() { Codes = [5, 7] }]);
        ImmutableArray<FeatureSpec> stages = [new FixedLengthSpec(2, FromEnd: false), new ImputeSpec(Impute.MostFrequent), new ZScoreSpec()];
        Assert.Equal([0, -1, 0, 1], Fit.Of(Fit.Define(stages, ListRow.Schema, "codes"), rows).Apply(rows));
    }

    private static void Check((double? A, double? B)[] rows, ImmutableArray<FeatureSpec> behind)
    {
        // A column in which all is missing is taken for the value of the setting, which is 0.
        double a = Plain.Mean([.. rows.Select(static row => row.A ?? double.NaN)]), b = Plain.Mean([.. rows.Select(static row => row.B ?? double.NaN)]);
        PairRow.Batch filled = PairRow.Of(rows.Select(row => ((double?)(row.A ?? a), (double?)(row.B ?? b))));
        string[] columns = behind[0] is CustomSpec<OwnCode.Ratio> ? ["a", "b"] : ["a"];
        FittedSet expected = Fit.Of(Fit.Define(behind, PairRow.Schema, [.. columns]), filled);
        FittedSet found = Fit.Of(Fit.Define([new ImputeSpec(Impute.Mean), .. behind], PairRow.Schema, [.. columns]), PairRow.Of(rows));
        Assert.Equal(expected.Apply(filled), found.Apply(PairRow.Of(rows)), static (one, other) => Math.Abs(one - other) <= 1e-3f * (1 + Math.Abs(one)));
    }

    // Numbers of few digits and one sign: no mean is 0 but for rounding, by which a ratio would be anything.
    private static Gen<(double? A, double? B)[]> PairsOf(Gen<double> numbers)
    {
        Gen<double?> number = Gen.Frequency((4, numbers.Select(static value => (double?)Math.Round(value, 1))), (1, Gen.Const((double?)null)));
        return Gen.Select(number, number).Array[1, 60];
    }
}
