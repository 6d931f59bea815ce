using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Every;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Generated;

/// <summary>The generated code computes, of single rows and of batches, the bits that flows compute, which know nothing of it.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void Every_transform_has_the_bits_of_flows() => Gen.Select(EveryRows.Any.Array[1, 700], EveryRows.Any.Array[1, 700]).Sample(
        static (train, serve) =>
        {
            Fitted<EveryFeatures> fitted = EveryRows.Fit(EveryRows.Batch(train));
            EveryRow.Batch batch = EveryRows.Batch(serve);
            Check<EveryRow, EveryFeatures, EveryFeatures.Input>(fitted, batch, EveryRows.Inputs(serve));
        },
        iter: 30);

    [Fact]
    public void Every_type_of_column_has_the_bits_of_flows() => Gen.Select(Gen.Int[1, 600], Gen.Int[1, 600], Gen.Int).Sample(
        static (trained, served, seed) =>
        {
            var fitter = new FeatureFitter<OddFeatures>();
            OddRow.Batch train = OddRows.Batch(OddRows.Make(trained, seed)), serve = OddRows.Batch(OddRows.Make(served, seed + 1));
            do
            {
                fitter.Add(train);
            }
            while (fitter.EndScan());

            Check<OddRow, OddFeatures, OddFeatures.Input>(fitter.Complete(), serve, OddRows.Inputs(serve));
        },
        iter: 30);

    private static void Check<TRow, TFeatures, TInput>(Fitted<TFeatures> fitted, Batch<TRow> batch, TInput[] inputs)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow>
        where TInput : struct, ISchema<TInput>
    {
        Assert.NotNull(fitted.Set.Code);
        Assert.True(fitted.Set.Code.Takes(batch));
        FeatureBlock flows = new(), generated = new(), alone = new();
        FittedSet plain = Plain<TFeatures>(fitted.Set);
        Assert.Null(plain.Code);
        plain.Transform(batch, flows);
        int[][] expected = Blocks.RowsOf(flows);
        fitted.Transform(batch, generated);
        AssertRows(fitted.Layout, expected, Blocks.RowsOf(generated));
        for (int i = 0; i < inputs.Length; i++)
        {
            fitted.TransformRow(in inputs[i], alone);
            AssertRows(fitted.Layout, [expected[i]], Blocks.RowsOf(alone));
        }
    }

    // Tells the feature that differs.
    private static void AssertRows(FeatureLayout layout, int[][] expected, int[][] found)
    {
        for (int row = 0; row < expected.Length; row++)
        {
            if (expected[row].AsSpan().SequenceEqual(found[row]))
                continue;
            int place = 0;
            foreach (FeatureSlot slot in layout.Slots)
            {
                int width = slot.Group == FeatureGroup.Dense ? slot.Width : expected[row][place] + 1;
                Assert.True(
                    expected[row].Skip(place).Take(width).SequenceEqual(found[row].Skip(place).Take(width)), $"{slot.Name} of row {row} has other bits than flows have.");
                place += width;
            }
        }

        Assert.Equal(expected.Length, found.Length);
    }

    private static FittedSet Plain<TFeatures>(FittedSet fitted)
        where TFeatures : struct, IFeatures<TFeatures> =>
        new(new FeatureDefinition(TFeatures.FeatureSet, TFeatures.InputSchema), [.. fitted.Features.Select(static feature => feature.Stages)], fitted.On);
}
