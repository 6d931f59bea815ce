using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>A copy of a network's weights at its best epoch.</summary>
internal sealed class BestWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> _network;
    private readonly Dictionary<string, Tensor> _copies;

    /// <param name="network">The network, where it is trained.</param>
    public BestWeights(nn.Module network)
    {
        _network = network.state_dict();
        using var _ = no_grad();
        _copies = _network.ToDictionary(static weights => weights.Key, static weights => weights.Value.detach().clone().DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    /// <summary>Copies the weights as they are now, in place of those before.</summary>
    public void Keep() => Copy(_network, _copies);

    /// <summary>Gives the network the weights that were kept.</summary>
    public void Restore() => Copy(_copies, _network);

    public void Dispose()
    {
        foreach (Tensor copy in _copies.Values)
            copy.Dispose();
    }

    private static void Copy(Dictionary<string, Tensor> from, Dictionary<string, Tensor> to)
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor weights) in from)
            to[name].copy_(weights);
    }
}
