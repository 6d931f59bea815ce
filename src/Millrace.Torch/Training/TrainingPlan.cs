using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>How a network is trained.</summary>
internal sealed record TrainingPlan
{
    public required string Trainer { get; init; }

    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public required int Patience { get; init; }

    /// <summary>Decides the order of the rows.</summary>
    public required Seed Seed { get; init; }

    /// <summary>The name of the loss in the learning curves.</summary>
    public required string LossName { get; init; }

    /// <summary>
    /// The mean of what rows lose of outputs, labels and weights, one number a row each: the sum of losses, each times its weight where there are weights,
    /// by the number of rows.
    /// </summary>
    public required Func<Tensor, Tensor, Tensor?, Tensor> Loss { get; init; }

    /// <summary>Makes what changes the weights, once the network is where it is trained.</summary>
    public required Func<nn.Module, IWeightUpdate> Update { get; init; }
}
