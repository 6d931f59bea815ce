using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>Computes features into blocks in every way there is, which must give the same bits.</summary>
internal static class Blocks
{
    public static FeatureBlock Apply<T>(FittedSet fitted, Batch<T> rows)
        where T : struct, ISchema<T>
    {
        FeatureBlock whole = new(), again = new(), alone = new();
        fitted.Transform(rows, whole);
        FittedSet loaded = FittedFile.Read(FittedFile.Write(fitted), "features.json", fitted.Definition);
        loaded.Transform(rows, again);
        Assert.Equal(RowsOf(whole), RowsOf(again));
        Assert.Equal(FittedFile.Write(fitted), FittedFile.Write(loaded));
        int[][] expected = RowsOf(whole);
        for (int i = 0; i < rows.Count; i++)
        {
            T row = rows[i];
            RowBatch<T>.Transform(fitted, in row, alone);
            Assert.Equal(expected[i], Assert.Single(RowsOf(alone)));
        }

        return whole;
    }

    /// <summary>All that a block has of each row: the bits of its floats, its ids and how many of each list there are.</summary>
    public static int[][] RowsOf(FeatureBlock block)
    {
        FeatureLayout layout = block.Layout!;
        return
        [
            .. Enumerable.Range(0, block.Rows).Select(row => Enumerable.Range(0, layout.Slots.Length).SelectMany(feature => Of(block, feature, row)).ToArray()),
        ];
    }

    /// <summary>The ids of a feature in each row.</summary>
    public static int[][] IdsOf(FeatureBlock block, int feature) => [.. Enumerable.Range(0, block.Rows).Select(row => block.IdsOf(feature, row).ToArray())];

    private static int[] Of(FeatureBlock block, int feature, int row) => block.Layout![feature].Group == FeatureGroup.Dense
        ? MemoryMarshal.Cast<float, int>(block.NumbersOf(feature, row)).ToArray()
        : [block.IdsOf(feature, row).Length, .. block.IdsOf(feature, row)];
}
