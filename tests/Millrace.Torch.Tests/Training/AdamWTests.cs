using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch.Tests.Training;

public sealed class AdamWTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Takes_the_steps_that_TorchSharps_takes(double decay)
    {
        LibTorch.Load();
        random.manual_seed(3);
        using var ours = nn.Linear(4, 2);
        using var theirs = nn.Linear(4, 2);
        theirs.load_state_dict(ours.state_dict());
        using var update = new AdamW(ours, 0.05, decay);
        using var optimizer = optim.AdamW(theirs.parameters(), 0.05, weight_decay: decay);
        using Tensor rows = randn(20, 4);

        for (int step = 0; step < 50; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            update.Clear();
            optimizer.zero_grad();
            ours.call(rows).abs().sum().backward();
            theirs.call(rows).abs().sum().backward();
            update.Step();
            optimizer.step();
        }

        foreach ((TorchSharp.Modules.Parameter one, TorchSharp.Modules.Parameter other) in ours.parameters().Zip(theirs.parameters()))
            Assert.All(one.data<float>().ToArray().Zip(other.data<float>().ToArray()), static pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }
}
