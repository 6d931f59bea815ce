using System.Text;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Layout;

public sealed class FeatureBlockTests
{
    [Fact]
    public void Groups_hold_the_numbers_of_the_vector() => Trips.Any.Array[1, 600].Sample(static rows =>
    {
        Fitted<TipFeatures> fitted = Trips.Fit(rows);
        FeatureLayout layout = fitted.Layout;
        Trip.Batch batch = Trip.Of(rows);
        var vector = new float[rows.Length * layout.Width];
        fitted.Transform(batch, vector);
        var block = new FeatureBlock();
        fitted.Transform(batch, block);
        Assert.Equal((rows.Length, layout.Width), (block.Rows, layout.DenseWidth + layout.IdWidth));
        for (int row = 0; row < rows.Length; row++)
        {
            for (int i = 0; i < layout.Slots.Length; i++)
            {
                for (int k = 0; k < layout[i].Width; k++)
                {
                    float expected = vector[(row * layout.Width) + layout[i].Offset + k];
                    float found = layout[i].Group == FeatureGroup.Ids
                        ? block.Ids[(row * layout.IdWidth) + layout.GroupOffset(i) + k]
                        : block.Dense[(row * layout.DenseWidth) + layout.GroupOffset(i) + k];
                    Assert.Equal(expected, found);
                }
            }
        }
    }, iter: 20);

    [Fact]
    public void A_block_is_used_again_for_fewer_rows()
    {
        Fitted<TipFeatures> fitted = Trips.Fit(Trips.Sample(100));
        var block = new FeatureBlock();
        fitted.Transform(Trip.Of(Trips.Sample(100)), block);
        float[] first = block.Dense[..fitted.Layout.DenseWidth].ToArray();
        fitted.Transform(Trip.Of(Trips.Sample(1)), block);
        Assert.Equal((1, fitted.Layout.DenseWidth, fitted.Layout.IdWidth), (block.Rows, block.Dense.Length, block.Ids.Length));
        Assert.Equal(first, block.Dense.ToArray());
        fitted.Transform(Trip.Of(), block);
        Assert.Equal((0, 0), (block.Rows, block.Dense.Length));
    }

    [Fact]
    public void Features_stand_in_their_groups_in_the_order_of_definition()
    {
        var layout = new FeatureLayout(
        [
            new FeatureSlot("A", 0, 2, FeatureKind.Indicator, 2),
            new FeatureSlot("B", 2, 1, FeatureKind.Category, 9),
            new FeatureSlot("C", 3, 0, FeatureKind.Sparse, 9),
            new FeatureSlot("D", 3, 1, FeatureKind.Numeric, 0),
            new FeatureSlot("E", 4, 3, FeatureKind.Category, 9),
            new FeatureSlot("F", 7, 0, FeatureKind.Sparse, 9),
        ]);
        Assert.Equal((7, 3, 4, 2), (layout.Width, layout.DenseWidth, layout.IdWidth, layout.SparseCount));
        Assert.Equal([0, 0, 0, 2, 1, 1], Enumerable.Range(0, 6).Select(layout.GroupOffset));
        Assert.Throws<ArgumentException>(static () => new FeatureLayout([new FeatureSlot("A", 0, 1, FeatureKind.Sparse, 2)]));
    }

    [Fact]
    public void Sparse_ids_know_each_rows_own()
    {
        var ids = new SparseIds();
        for (int row = 0; row < 100; row++)
        {
            for (int i = 0; i < row % 4; i++)
                ids.Add((1 << 25) + i);
            ids.EndRow();
        }

        Assert.Equal((100, 150), (ids.Rows, ids.Ids.Length));
        Assert.Equal([1 << 25, (1 << 25) + 1, (1 << 25) + 2], ids[7].ToArray());
        Assert.Equal([], ids[4].ToArray());
        ids.Clear();
        Assert.Equal([0], ids.Offsets.ToArray());
    }

    [Fact]
    public void Ids_that_a_float_does_not_tell_apart_are_whole_numbers_alone()
    {
        const int Buckets = 1 << 30;
        var definition = new FeatureDefinition(new FeatureSetInfo("One", [new FeatureInfo("It", ["value"], [new VocabularySpec(1, 1)])]), TextRow.Schema);
        var fitted = new FittedSet(definition, [[new VocabularyStage([], Buckets)]], new FittedOn(1, 1, [new SourceCounts(1, 0)], [UnseenCounts.None]));
        TextRow.Batch rows = TextRow.Of(Enumerable.Range(0, 1000).Select(static i => $"{i}"));
        var error = Assert.Throws<FeatureVectorException>(() => fitted.Transform(rows, new float[1000]));
        Assert.StartsWith("Feature \"It\" of One has 1073741824 ids, of which a float tells 16777216 apart.", error.Message, StringComparison.Ordinal);
        var block = new FeatureBlock();
        fitted.Transform(rows, block);
        var plain = new CategoryIds([], Buckets, IdFlow.None);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => plain.Of(Encoding.UTF8.GetBytes($"{i}"))), block.Ids.ToArray());
        Assert.Contains(block.Ids.ToArray(), static id => id != (int)(float)id);
    }
}
