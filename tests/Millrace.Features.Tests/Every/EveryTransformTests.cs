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
            FittedSet fitted = EveryRows.Fit(EveryRows.Batch(train)).Set;
            EveryRow.Batch batch = EveryRows.Batch(serve);
            int[] expected = Bits(Everywhere.Apply(fitted, batch));
            var block = new FeatureBlock();
            fitted.Transform(batch, block);
            Assert.Equal(expected, Bits(InOneRow(block)));
        },
        iter: 20);

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
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(dataset, fitted, CancellationToken.None);
        Assert.Equal(rows.Select(static row => row.Target), matrix.Labels);
        return (FittedFile.Write(fitted.Set), Bits(matrix.Values));
    }

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
