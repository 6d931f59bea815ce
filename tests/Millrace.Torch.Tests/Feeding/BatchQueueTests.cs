using Millrace.Learning.Tests.Support;
using Millrace.Torch.Tests.Training;
using TorchSharp;

namespace Millrace.Torch.Tests.Feeding;

public sealed class BatchQueueTests
{
    public BatchQueueTests() => LibTorch.Load();

    [Theory]
    [InlineData(1, 7)]
    [InlineData(7, 7)]
    [InlineData(8, 7)]
    [InlineData(50, 7)]
    [InlineData(0, 7)]
    public void Gives_each_row_once_in_its_order(int rows, int capacity)
    {
        RowBlock block = Block();
        int[] order = [.. Enumerable.Range(0, 50).Reverse().Take(rows)];
        using var queue = new BatchQueue(capacity, Trained.Features.Layout.Width, torch.CPU);
        var labels = new List<float>();
        var sizes = new List<int>();

        foreach (BatchBuffer batch in queue.Batches(block, order))
        {
            using DisposeScope scope = torch.NewDisposeScope();
            labels.AddRange(batch.Labels.data<float>().ToArray());
            sizes.Add(batch.Count);
        }

        Assert.Equal(order.Select(row => block.Labels[row]), labels);
        Assert.All(sizes.SkipLast(1), size => Assert.Equal(capacity, size));
    }

    private static RowBlock Block()
    {
        var block = new RowBlock(Trained.Features.Layout.Width);
        block.Begin(0, 50);
        block.Add(Rides.Batch(Rides.Sample(50, missingHours: false)), Trained.Features);
        return block;
    }
}
