using System.Collections.Immutable;

namespace Millrace.Learning;

/// <summary>The weights of one file, taken out one after another by who knows which there must be.</summary>
public sealed class TensorSet
{
    private readonly Dictionary<string, NamedTensor> _tensors;

    internal TensorSet(string path, IEnumerable<NamedTensor> tensors)
    {
        Path = path;
        _tensors = new Dictionary<string, NamedTensor>(StringComparer.Ordinal);
        foreach (NamedTensor tensor in tensors)
        {
            if (!_tensors.TryAdd(tensor.Name, tensor))
                throw new ArtifactFormatException(path, $"it holds \"{tensor.Name}\" twice");
        }
    }

    /// <summary>The file that they come from.</summary>
    public string Path { get; }

    /// <summary>Takes weights out.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="shape">The shape that they must have.</param>
    /// <returns>The numbers in row-major order, all finite.</returns>
    /// <exception cref="ArtifactFormatException">There are none of that name, their shape is another, or a number is not finite.</exception>
    public ImmutableArray<float> Take(string name, params ReadOnlySpan<int> shape)
    {
        if (!_tensors.Remove(name, out NamedTensor? tensor))
            throw new ArtifactFormatException(Path, $"the weights \"{name}\" are missing");
        if (!tensor.Shape.AsSpan().SequenceEqual(shape))
            throw new ArtifactFormatException(Path, $"the weights \"{name}\" have the shape {tensor.ShapeText}, where {NamedTensor.TextOf([.. shape])} belongs");
        int bad = 0;
        while (bad < tensor.Values.Length && float.IsFinite(tensor.Values[bad]))
            bad++;
        return bad == tensor.Values.Length
            ? tensor.Values
            : throw new ArtifactFormatException(Path, FormattableString.Invariant($"number {bad} of the weights \"{name}\" is {tensor.Values[bad]}"));
    }

    /// <summary>Tells that all has been taken.</summary>
    /// <exception cref="ArtifactFormatException">Something is left.</exception>
    public void RequireEmpty()
    {
        if (_tensors.Count > 0)
            throw new ArtifactFormatException(Path, $"nothing takes the weights \"{_tensors.Keys.Order(StringComparer.Ordinal).First()}\"");
    }
}
