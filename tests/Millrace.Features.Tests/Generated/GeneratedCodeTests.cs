using System.Runtime.InteropServices;
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
            Check<EveryRow, EveryFeatures, EveryFeatures.Input>(Loaded(fitted), batch, EveryRows.Inputs(serve));
        },
        iter: 30);

    [Fact]
    public void Every_type_of_column_has_the_bits_of_flows() => Gen.Select(Gen.Int[1, 600], Gen.Int[1, 600], Gen.Int).Sample(
        static (trained, served, seed) =>
        {
            Fitted<OddFeatures> fitted = Fit<OddFeatures>(OddRows.Batch(OddRows.Make(trained, seed)));
            OddRow.Batch serve = OddRows.Batch(OddRows.Make(served, seed + 1));
            Check<OddRow, OddFeatures, OddFeatures.Input>(fitted, serve, OddRows.Inputs(serve));
            Check<OddRow, OddFeatures, OddFeatures.Input>(Loaded(fitted), serve, OddRows.Inputs(serve));
        },
        iter: 30);

    [Fact]
    public void Rows_of_floats_have_the_bits_of_flows() => Gen.Select(Gen.Int[1, 600], Gen.Int[1, 600], Gen.Int).Sample(
        static (trained, served, seed) =>
        {
            Fitted<VectorFeatures> fitted = Fit<VectorFeatures>(OddRows.Batch(OddRows.Make(trained, seed)));
            OddRow.Batch serve = OddRows.Batch(OddRows.Make(served, seed + 1));
            int width = fitted.Layout.Width;
            float[] flows = new float[served * width], generated = new float[served * width], alone = new float[served * width];
            Plain<VectorFeatures>(fitted.Set).Transform(serve, flows);
            fitted.Transform(serve, generated);
            var inputs = new VectorFeatures.Input.Batch(
                [.. VectorFeatures.Input.Schema.Columns.Select(column => serve.Columns[OddRow.Schema.IndexOf(column.Name)])]);
            for (int i = 0; i < served; i++)
                fitted.TransformRow(inputs[i], alone.AsSpan(i * width, width));
            Assert.True(MemoryMarshal.AsBytes<float>(flows).SequenceEqual(MemoryMarshal.AsBytes<float>(generated)), "Batches have other bits than flows have.");
            Assert.True(MemoryMarshal.AsBytes<float>(flows).SequenceEqual(MemoryMarshal.AsBytes<float>(alone)), "Rows have other bits than flows have.");
        },
        iter: 30);

    [Fact]
    public void Rows_are_counted_as_flows_count_them()
    {
        Fitted<OddFeatures> fitted = Fit<OddFeatures>(OddRows.Batch(OddRows.Make(90, seed: 1)));
        OddRow.Batch serve = OddRows.Batch(OddRows.Make(700, seed: 2));
        FittedSet plain = Plain<OddFeatures>(fitted.Set);
        FeatureCounter expected = new(plain), found = fitted.CreateCounter();
        FeatureBlock flows = new(), generated = new();
        plain.Transform(serve, flows, expected);
        fitted.Transform(serve, generated, found);
        Assert.Equal<FeatureCounts>(expected.Counts, found.Counts);
        Assert.Contains(found.Counts, static each => each.Unseen > 0);
        AssertRows(fitted.Layout, Blocks.RowsOf(flows), Blocks.RowsOf(generated));
    }

    [Fact]
    public void The_sets_read_columns_of_every_type()
    {
        IEnumerable<ColumnType> read = EveryFeatures.Input.Schema.Columns.Concat(OddFeatures.Input.Schema.Columns).Select(static column => column.Type).Distinct();
        Assert.Equal(Enum.GetValues<ColumnType>().Where(static type => type != ColumnType.Binary).Order(), read.Order());
    }

    [Fact]
    public async Task Any_number_of_threads_computes_the_same_matrix()
    {
        OddRow[] rows = OddRows.Make(3_000, seed: 6);
        Fitted<VectorFeatures> fitted = Fit<VectorFeatures>(OddRows.Batch(rows));
        var expected = new float[rows.Length * fitted.Layout.Width];
        Plain<VectorFeatures>(fitted.Set).Transform(OddRows.Batch(rows), expected);
        const int Times = 200;
        Dataset<OddRow> dataset = Dataset.Of(Enumerable.Repeat(rows, Times).SelectMany(static each => each));
        foreach (int threads in (int[])[1, 3])
        {
            ProcessorShare.Grant(threads);
            FeatureMatrix matrix = await FeatureMatrix.ReadAsync(dataset, fitted, CancellationToken.None);
            for (int i = 0; i < Times; i++)
            {
                ReadOnlySpan<float> part = matrix.Values.AsSpan(i * expected.Length, expected.Length);
                Assert.True(MemoryMarshal.AsBytes(part).SequenceEqual(MemoryMarshal.AsBytes<float>(expected)), $"{threads} threads compute other bits.");
            }
        }
    }

    private static Fitted<TFeatures> Fit<TFeatures>(Batch rows)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        var fitter = new FeatureFitter<TFeatures>();
        do
        {
            fitter.Add(rows);
        }
        while (fitter.EndScan());

        return fitter.Complete();
    }

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
                bool isSame = expected[row].Skip(place).Take(width).SequenceEqual(found[row].Skip(place).Take(width));
                Assert.True(isSame, $"{slot.Name} of row {row} has other bits than flows have.");
                place += width;
            }

            Assert.Fail($"Row {row} has another length than flows give it.");
        }

        Assert.Equal(expected.Length, found.Length);
    }

    private static Fitted<TFeatures> Loaded<TFeatures>(Fitted<TFeatures> fitted)
        where TFeatures : struct, IFeatures<TFeatures> => new(FittedFile.Read(FittedFile.Write(fitted.Set), "features.json", FeatureDefinition.Of<TFeatures>()));

    private static FittedSet Plain<TFeatures>(FittedSet fitted)
        where TFeatures : struct, IFeatures<TFeatures> =>
        new(new FeatureDefinition(TFeatures.FeatureSet, TFeatures.InputSchema), [.. fitted.Features.Select(static feature => feature.Stages)], fitted.On);
}
