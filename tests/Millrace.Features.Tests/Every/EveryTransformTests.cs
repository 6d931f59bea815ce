using System.Runtime.InteropServices;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Every;

/// <summary>Every transform computes the same bits wherever it is computed, and learns the same whatever way its rows come.</summary>
public sealed class EveryTransformTests
{
    private static readonly Gen<EveryRow[]> Rows = EveryRows.Any.Array[1, 700];

    [Fact]
    public void No_transform_is_forgotten()
    {
        string[] all =
        [
            .. typeof(FeatureAttribute).Assembly.GetTypes().Concat(typeof(FittedSet).Assembly.GetTypes())
                .Where(static type => type.IsSubclassOf(typeof(FeatureAttribute)) && !type.IsAbstract).Select(static type => type.Name).Distinct().Order(StringComparer.Ordinal),
        ];
        IEnumerable<string> used = typeof(EveryFeatures).GetProperties()
            .SelectMany(static property => property.GetCustomAttributes(typeof(FeatureAttribute), inherit: true)).Select(static attribute => attribute.GetType().Name);
        Assert.Equal(all, used.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void How_rows_are_cut_into_batches_changes_no_bit() => Gen.Select(Rows, Gen.Int[0, 700]).Sample(
        static (rows, cut) =>
        {
            int place = cut % (rows.Length + 1);
            Fitted<EveryFeatures> whole = EveryRows.Fit(EveryRows.Batch(rows)), cutUp = EveryRows.Fit(EveryRows.Batch(rows[..place]), EveryRows.Batch(rows[place..]));
            Assert.Equal(FittedFile.Write(whole.Set), FittedFile.Write(cutUp.Set));
        },
        iter: 20);

    [Fact]
    public void A_row_alone_a_saved_set_and_a_block_have_the_same_bits() => Gen.Select(Rows, Rows).Sample(
        static (train, serve) =>
        {
            FittedSet fitted = EveryRows.Fit(EveryRows.Batch(train)).Set, inVector = EveryRows.InVector(fitted);
            EveryRow.Batch batch = EveryRows.Batch(serve);
            int[] expected = Bits(Everywhere.Apply(inVector, batch));
            var block = new FeatureBlock();
            inVector.Transform(batch, block);
            Assert.Equal(expected, Bits(InOneRow(block)));
            int[][] all = Blocks.RowsOf(Blocks.Apply(fitted, batch)), some = Blocks.RowsOf(block);
            Assert.Equal(some, all.Select((row, i) => row[..some[i].Length]));
        },
        iter: 20);

    [Fact]
    public void A_row_read_back_has_what_its_block_has() => Gen.Select(Rows, EveryRows.Any).Sample(
        static (train, row) =>
        {
            Fitted<EveryFeatures> fitted = EveryRows.Fit(EveryRows.Batch(train));
            var block = new FeatureBlock();
            fitted.TransformRow(in row, block);
            EveryFeatures found = fitted.ApplyRow(in row);
            for (int i = 0; i < fitted.Layout.Slots.Length; i++)
            {
                object? value = typeof(EveryFeatures).GetProperty(fitted.Layout[i].Name)!.GetValue(found);
                Assert.Equal(
                    value switch { int one => (int[])[one], int[] ids => ids, _ => [] },
                    fitted.Layout[i].Group == FeatureGroup.Dense ? [] : block.IdsOf(i, row: 0).ToArray());
                Assert.Equal(
                    value switch { float one => (float[])[one], float[] numbers => numbers, _ => [] },
                    fitted.Layout[i].Group == FeatureGroup.Dense ? block.NumbersOf(i, row: 0).ToArray() : []);
            }
        },
        iter: 20);

    [Fact]
    public void A_row_allocates_the_arrays_of_its_struct_and_nothing_else()
    {
        EveryRow[] rows = EveryRows.Many(50, seed: 3);
        Fitted<EveryFeatures> fitted = EveryRows.Fit(EveryRows.Batch(rows));
        var block = new FeatureBlock();
        EveryRow row = rows.First(static each => each.Tags is { Length: > 2 });
        for (int i = 0; i < 3; i++)
        {
            fitted.TransformRow(in row, block);
            fitted.ApplyRow(in row);
            Read(block);
        }

        long start = GC.GetAllocatedBytesForCurrentThread();
        fitted.TransformRow(in row, block);
        long transformed = GC.GetAllocatedBytesForCurrentThread();
        Read(block);
        long read = GC.GetAllocatedBytesForCurrentThread();
        fitted.ApplyRow(in row);
        long applied = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal((0, true, 0), (transformed - start, read > transformed, applied - read - (read - transformed)));
    }

    [Fact]
    public async Task Files_hold_the_bits_of_blocks()
    {
        using var step = new TestStepContext();
        EveryRow[] rows = EveryRows.Many(70_000, seed: 9);
        Fitted<EveryFeatures> fitted = EveryRows.Fit(EveryRows.Batch(rows[..500]));
        FeatureDataset<EveryFeatures> written = await new ApplyFeatures<EveryRow, EveryFeatures>().RunAsync(Dataset.Of(rows), fitted, step, default);
        var expected = new FeatureBlock();
        int done = 0;
        await foreach (FeatureBlock block in written.ReadAsync())
        {
            fitted.Transform(EveryRows.Batch(rows.AsSpan(done, block.Rows)), expected);
            Assert.Equal(Blocks.RowsOf(expected).SelectMany(static row => row), Blocks.RowsOf(block).SelectMany(static row => row));
            done += block.Rows;
        }

        Assert.Equal(rows.Length, done);
        Assert.Equal(ColumnType.List, written.Schema.Columns[written.Schema.IndexOf("Tags")].Type);
    }

    [Fact]
    public async Task The_preview_tells_where_sparse_ids_stand()
    {
        Fitted<EveryFeatures> fitted = EveryRows.Fit(EveryRows.Batch(EveryRows.Many(20, seed: 1)));
        ArtifactPreview preview = await fitted.PreviewAsync(99, default);
        Assert.Equal(
            [("Tags", "sparse 0"), ("HashedTags", "sparse 1")], preview.Rows.TakeLast(2).Select(static row => (row[0], row[3])));
    }

    [Fact]
    public async Task A_matrix_is_refused_before_rows_are_read()
    {
        EveryRow[] rows = EveryRows.Many(20, seed: 1);
        Fitted<EveryFeatures> fitted = EveryRows.Fit(EveryRows.Batch(rows));
        var error = await Assert.ThrowsAsync<FeatureVectorException>(async () => await FeatureMatrix.ReadAsync(Dataset.Of(rows), fitted, default));
        const string expected = "A feature matrix reads rows of floats. Feature \"Tags\" of EveryFeatures has any number of ids a row";
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_number_of_threads_learns_and_computes_the_same_bits()
    {
        EveryRow[] rows = EveryRows.Many((2 * (1 << 18)) + 5_000, seed: 5);
        (byte[] File, int[] Values) one = await OnThreadsAsync(rows, 1);
        foreach (int threads in (int[])[2, 3])
        {
            (byte[] file, int[] values) = await OnThreadsAsync(rows, threads);
            Assert.Equal(one.File, file);
            Assert.True(one.Values.AsSpan().SequenceEqual(values), $"{threads} threads compute other numbers than one.");
        }
    }

    private static async Task<(byte[] File, int[] Values)> OnThreadsAsync(EveryRow[] rows, int threads)
    {
        ProcessorShare.Grant(threads);
        using var step = new TestStepContext();
        Dataset<EveryRow> dataset = Dataset.Of(rows);
        Fitted<EveryFeatures> fitted = await new FitFeatures<EveryRow, EveryFeatures>().RunAsync(dataset, step, CancellationToken.None);
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(dataset, new Fitted<EveryFeatures>(EveryRows.InVector(fitted.Set)), CancellationToken.None);
        Assert.Equal(rows.Select(static row => row.Target), matrix.Labels);
        return (FittedFile.Write(fitted.Set), Bits(matrix.Values));
    }

    private static void Read(FeatureBlock block) => Read<EveryFeatures>(block);

    private static void Read<T>(FeatureBlock block)
        where T : struct, IFeatures<T> => T.FromBlock(block, row: 0);

    private static float[] InOneRow(FeatureBlock block)
    {
        FeatureLayout layout = block.Layout!;
        var values = new float[block.Rows * layout.Width];
        for (int row = 0; row < block.Rows; row++)
        {
            for (int i = 0; i < layout.Slots.Length; i++)
            {
                for (int k = 0; k < layout[i].Width; k++)
                {
                    int place = layout.GroupOffset(i) + k;
                    values[(row * layout.Width) + layout[i].Offset + k] = layout[i].Group == FeatureGroup.Ids
                        ? block.Ids[(row * layout.IdWidth) + place]
                        : block.Dense[(row * layout.DenseWidth) + place];
                }
            }
        }

        return values;
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
