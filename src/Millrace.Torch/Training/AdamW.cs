using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// Adam with decoupled weight decay: Loshchilov, Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2; decay rates 0.9 and 0.999,
/// epsilon 1e-8. TorchSharp has one, but hands numbers to libtorch in objects that nothing holds during the call: the collector may free one while
/// libtorch reads it, and then a step fails or, worse, is another one. Here every such object is kept or disposed after its use.
/// </summary>
internal sealed class AdamW : IWeightUpdate
{
    private const double MeanDecay = 0.9, SquareDecay = 0.999;
    private const float Epsilon = 1e-8f;

    private readonly double _learningRate;
    private readonly List<(Parameter Weights, Tensor Mean, Tensor Square)> _states = [];
    private readonly Scalar _meanDecay = MeanDecay;
    private readonly Scalar _meanShare = 1 - MeanDecay;
    private readonly Scalar _squareDecay = SquareDecay;
    private readonly Scalar _squareShare = 1 - SquareDecay;
    private readonly Tensor _epsilon;
    private readonly Scalar? _shrink;
    private long _steps;

    /// <param name="network">The network, where it is trained.</param>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="weightDecay">How much weights shrink at each step, as a share of them and of the learning rate.</param>
    public AdamW(nn.Module network, double learningRate, double weightDecay)
    {
        _learningRate = learningRate;
        _shrink = weightDecay > 0 ? 1 - (learningRate * weightDecay) : null;
        using var _ = no_grad();
        Parameter[] all = [.. network.parameters()];
        _epsilon = tensor([Epsilon], device: all.Length > 0 ? all[0].device : CPU).DetachFromDisposeScope();
        foreach (Parameter weights in all)
            _states.Add((weights, zeros_like(weights).DetachFromDisposeScope(), zeros_like(weights).DetachFromDisposeScope()));
    }

    public void Clear()
    {
        // Without one, the next is put there as it is; into one of zeros it would have to be added.
        foreach ((Parameter weights, _, _) in _states)
            weights.grad = null;
    }

    public void Step()
    {
        _steps++;

        // The correction of the root is taken out of the fraction, which saves an operation over all weights.
        double root = Math.Sqrt(1 - Math.Pow(SquareDecay, _steps));
        using Scalar step = -_learningRate * root / (1 - Math.Pow(MeanDecay, _steps));
        using Scalar correction = root;
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((Parameter weights, Tensor mean, Tensor square) in _states)
        {
            if (weights.grad is not { } gradient)
                continue;
            if (_shrink is not null)
                weights.mul_(_shrink);
            mean.mul_(_meanDecay).add_(gradient, _meanShare);
            square.mul_(_squareDecay).addcmul_(gradient, gradient, _squareShare);
            weights.addcdiv_(mean, square.sqrt().add_(_epsilon, correction), step);
        }
    }

    public void Dispose()
    {
        foreach ((_, Tensor mean, Tensor square) in _states)
        {
            mean.Dispose();
            square.Dispose();
        }

        foreach (Scalar? scalar in (Scalar?[])[_meanDecay, _meanShare, _squareDecay, _squareShare, _shrink])
            scalar?.Dispose();
        _epsilon.Dispose();
    }
}
