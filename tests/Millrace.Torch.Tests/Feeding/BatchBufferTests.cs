using Millrace.Learning.Tests.Support;
using Millrace.Torch.Tests.Training;
using TorchSharp;

namespace Millrace.Torch.Tests.Feeding;

public sealed class BatchBufferTests
{
    private static readonly int width = Trained.Features.Layout.Width;

    public BatchBufferTests() => LibTorch.Load();

    [Fact]
    public void Tensors_see_what_is_gathered_without_a_copy()
    {
        using var buffer = new BatchBuffer(4, width, torch.CPU);
        RowBlock block = Block(10);
        using DisposeScope scope = torch.NewDisposeScope();

        buffer.Gather(block, [7, 1, 3]);
        torch.Tensor first = buffer.Values;
        buffer.Gather(block, [2, 2, 9]);

        // The tensor that was made before shows what was gathered after.
        Assert.Equal([3, width], first.shape);
        Assert.Equal([.. Row(block, 2), .. Row(block, 2), .. Row(block, 9)], first.data<float>().ToArray());
        Assert.Equal([block.Labels[2], block.Labels[2], block.Labels[9]], buffer.Labels.data<float>().ToArray());
    }

    [Fact]
    public void Takes_adjoining_rows()
    {
        using var buffer = new BatchBuffer(4, width, torch.CPU);
        RowBlock block = Block(10);
        using DisposeScope scope = torch.NewDisposeScope();

        buffer.Take(block, 6, 4);

        Assert.Equal(block.Values[(6 * width)..].ToArray(), buffer.Values.data<float>().ToArray());
        Assert.Equal(block.Labels[6..].ToArray(), buffer.Labels.data<float>().ToArray());
    }

    private static RowBlock Block(int rows)
    {
        var block = new RowBlock(width);
        block.Begin(0, rows);
        block.Add(Rides.Batch(Rides.Sample(rows, missingHours: false)), Trained.Features);
        return block;
    }

    private static float[] Row(RowBlock block, int row) => block.Values.Slice(row * width, width).ToArray();
}
