using Millrace.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>A network's weights as numbers, and back.</summary>
internal static class Weights
{
    /// <summary>All weights and buffers on the CPU, in the order of their names. A whole number, such as a count of batches, becomes a float.</summary>
    /// <exception cref="MillraceException">Some are of a type that 32-bit floats cannot stand for.</exception>
    public static IReadOnlyList<NamedTensor> Read(nn.Module network)
    {
        using DisposeScope scope = NewDisposeScope();
        return
        [
            .. Sorted(network).Select(static entry => new NamedTensor(
                entry.Name,
                [.. entry.Tensor.shape.Select(static length => checked((int)length))],
                [.. entry.Tensor.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray()])),
        ];
    }

    /// <summary>Gives a network the weights of a file.</summary>
    /// <exception cref="ArtifactFormatException">The file holds others.</exception>
    public static void Write(nn.Module network, TensorSet tensors)
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor weights) in Sorted(network))
        {
            float[] values = [.. tensors.Take(name, [.. weights.shape.Select(static length => (int)length)])];
            weights.copy_(tensor(values, weights.shape));
        }

        tensors.RequireEmpty();
    }

    private static IEnumerable<(string Name, Tensor Tensor)> Sorted(nn.Module network)
    {
        foreach ((string name, Tensor weights) in network.state_dict().OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            yield return weights.dtype is ScalarType.Float32 or ScalarType.Int64 or ScalarType.Int32
                ? (name, weights)
                : throw new MillraceException(
                    $"The weights \"{name}\" of {network.GetName()} are {weights.dtype}; only 32-bit floats can be saved. Give the network weights of that type.");
        }
    }
}
