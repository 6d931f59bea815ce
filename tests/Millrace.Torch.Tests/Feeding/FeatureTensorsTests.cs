using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;
using Millrace.Torch.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch.Tests.Feeding;

public sealed class FeatureTensorsTests
{
    public FeatureTensorsTests() => LibTorch.Load();

    [Fact]
    public void Tensors_hold_the_groups_of_the_block()
    {
        FeatureBlock block = Block(10);
        using var tensors = new FeatureTensors(block);

        FeatureLayout layout = Trained.Features.Layout;
        Assert.Equal((10, layout), (tensors.Rows, tensors.Layout));
        Assert.Equal([10, layout.DenseWidth], tensors.Dense.shape);
        Assert.Equal([10, layout.IdWidth], tensors.Ids.shape);
        Assert.Equal((ScalarType.Float32, ScalarType.Int32), (tensors.Dense.dtype, tensors.Ids.dtype));
        Assert.Equal(block.Dense.ToArray(), tensors.Dense.data<float>().ToArray());
        Assert.Equal(block.Ids.ToArray(), tensors.Ids.data<int>().ToArray());
        Assert.Null(tensors.Labels);
        Assert.Empty(tensors.Sparse);
    }

    [Fact]
    public void A_tensor_shows_what_is_computed_into_the_block_after_it_was_made()
    {
        FeatureBlock block = Block(10);
        using var tensors = new FeatureTensors(block);
        float[] before = tensors.Dense.data<float>().ToArray();
        int[] idsBefore = tensors.Ids.data<int>().ToArray();

        Trained.Features.Transform(Rides.Batch(Rides.Sample(10, seed: 99, missingHours: false)), block);

        Assert.NotEqual(before, tensors.Dense.data<float>().ToArray());
        Assert.NotEqual(idsBefore, tensors.Ids.data<int>().ToArray());
        Assert.Equal(block.Dense.ToArray(), tensors.Dense.data<float>().ToArray());
        Assert.Equal(block.Ids.ToArray(), tensors.Ids.data<int>().ToArray());
    }

    [Fact]
    public async Task Labels_come_with_a_dataset_of_features()
    {
        using var temp = new TempFolder();
        Ride[] rides = Rides.Sample(300, missingHours: false);
        FeatureDataset<RideFeatures> dataset =
            await new ApplyFeatures<Ride, RideFeatures>().RunAsync(Dataset.Of(rides), Trained.Features, new FolderStep(temp), CancellationToken.None);
        var labels = new List<float>();
        await foreach (FeatureBlock block in dataset.ReadAsync())
        {
            using var tensors = new FeatureTensors(block);
            Assert.Equal([block.Rows], tensors.Labels!.shape);
            labels.AddRange(tensors.Labels.data<float>().ToArray());
        }

        Assert.Equal(rides.Select(static ride => ride.Tip > 1 ? 1f : 0f), labels);
    }

    [Fact]
    public async Task Weights_come_with_a_dataset_of_features_that_has_them()
    {
        using var temp = new TempFolder();
        WeightedRide[] rides = WeightedRide.Of(Rides.Sample(50, missingHours: false), static i => i % 4);
        FeatureDataset<WeightedFeatures> dataset = await new ApplyFeatures<WeightedRide, WeightedFeatures>()
            .RunAsync(Dataset.Of(rides), WeightedFeatures.Fit(rides), new FolderStep(temp), CancellationToken.None);
        await foreach (FeatureBlock block in dataset.ReadAsync())
        {
            using var tensors = new FeatureTensors(block);
            Assert.Equal(rides.Select(static (_, i) => (float)(i % 4)), tensors.Weights!.data<float>().ToArray());
        }
    }

    [Fact]
    public void Ids_go_into_an_embedding_as_they_are()
    {
        FeatureBlock block = Block(20);
        using var tensors = new FeatureTensors(block);
        using DisposeScope scope = NewDisposeScope();
        var embedding = nn.Embedding(Trained.Features.Layout[2].Cardinality, 3);

        Tensor found = embedding.call(tensors.Ids[TensorIndex.Colon, 0]);

        float[] weights = embedding.weight!.data<float>().ToArray();
        Assert.Equal(block.Ids.ToArray().SelectMany(id => weights[(id * 3)..((id + 1) * 3)]), found.data<float>().ToArray());
    }

    [Fact]
    public void Sparse_ids_go_into_a_bag_of_embeddings_as_they_are()
    {
        int[][] rows = [[3, 1], [], [2], [0, 0, 3], []];
        var block = new FeatureBlock();
        block.Begin(new FeatureLayout([new FeatureSlot("Words", 0, 0, FeatureKind.Sparse, 4)]), rows.Length);
        foreach (int[] row in rows)
        {
            foreach (int id in row)
                block.Sparse(0).Add(id);
            block.Sparse(0).EndRow();
        }

        using var tensors = new FeatureTensors(block);
        using DisposeScope scope = NewDisposeScope();
        var bag = nn.EmbeddingBag(4, 2, mode: EmbeddingBagMode.Sum);
        SparseTensors words = Assert.Single(tensors.Sparse);

        float[] found = bag.call(words.Ids, words.Offsets, null).data<float>().ToArray();

        float[] weights = bag.weight!.data<float>().ToArray();
        float[] expected = [.. rows.SelectMany(row => new[] { row.Sum(id => weights[2 * id]), row.Sum(id => weights[(2 * id) + 1]) })];
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-6f);
        Assert.Equal([5, 0], tensors.Dense.shape);
        Assert.Equal([5, 0], tensors.Ids.shape);
    }

    [Fact]
    public void Sparse_ids_of_lists_are_tensors_over_the_block()
    {
        TaggedRide[] rides = TaggedRide.Of(Rides.Sample(50));
        Fitted<TaggedFeatures> features = TaggedFeatures.Fit(rides);
        var block = new FeatureBlock();
        features.Transform(TaggedFeatures.Batch(rides), block);
        using var tensors = new FeatureTensors(block);
        SparseTensors tags = Assert.Single(tensors.Sparse);
        int[] ids = tags.Ids.data<int>().ToArray(), offsets = tags.Offsets.data<int>().ToArray();
        for (int row = 0; row < rides.Length; row++)
        {
            int end = row + 1 < offsets.Length ? offsets[row + 1] : ids.Length;
            Assert.Equal(features.ApplyRow(in rides[row]).Tags, ids[offsets[row]..end]);
            Assert.Equal(rides[row].Tags?.Length ?? 0, end - offsets[row]);
        }
    }

    [Fact]
    public void Memory_is_held_while_a_tensor_lives_and_free_after_the_last()
    {
        Collect();
        long before = Tensor.TotalCount;
        (WeakReference memory, Tensor view) = ViewOfADisposedSet();
        Collect();
        Assert.True(memory.IsAlive);
        using (Tensor first = view[0])
            Assert.Equal(Block(10).Dense[0], first.item<float>());

        view.Dispose();
        Collect();

        Assert.False(memory.IsAlive);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Many_sets_over_one_block_leave_nothing_behind()
    {
        FeatureBlock block = Block(10);
        Collect();
        long before = Tensor.TotalCount;
        for (int i = 0; i < 100; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            using var tensors = new FeatureTensors(block);
            Assert.Equal(0, scope.DisposablesCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_block_without_features_is_refused() =>
        Assert.StartsWith(
            "No features were computed into the block. Call Fitted.Transform with it first",
            Assert.Throws<ArgumentException>(static () => new FeatureTensors(new FeatureBlock())).Message,
            StringComparison.Ordinal);

    private static FeatureBlock Block(int rows)
    {
        var block = new FeatureBlock();
        Trained.Features.Transform(Rides.Batch(Rides.Sample(rows, missingHours: false)), block);
        return block;
    }

    // Another method, so that nothing of it stays on this one's stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Memory, Tensor View) ViewOfADisposedSet()
    {
        FeatureBlock block = Block(10);
        Assert.True(MemoryMarshal.TryGetArray(block.DenseMemory, out ArraySegment<float> segment));
        using var tensors = new FeatureTensors(block);
        return (new WeakReference(segment.Array), tensors.Dense[0].DetachFromDisposeScope());
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
