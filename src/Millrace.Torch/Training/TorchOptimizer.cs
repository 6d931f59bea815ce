using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>An optimizer of TorchSharp's that the program chose.</summary>
internal sealed class TorchOptimizer(optim.Optimizer optimizer) : IWeightUpdate
{
    public void Clear() => optimizer.zero_grad();

    public void Step() => optimizer.step();

    public void Dispose() => optimizer.Dispose();
}
