using System.Collections.Immutable;

namespace Millrace.Learning;

/// <summary>Numbers with a name and a shape, as a model's weights are saved.</summary>
/// <param name="Name">Its name, unique in its file: <c>layer.0.weight</c>.</param>
/// <param name="Shape">Its lengths, the slowest dimension first; empty for a single number.</param>
/// <param name="Values">The numbers in row-major order, as many as the shape tells.</param>
public sealed record NamedTensor(string Name, ImmutableArray<int> Shape, ImmutableArray<float> Values)
{
    /// <summary>The shape in words: <c>64 × 32</c>.</summary>
    public string ShapeText => TextOf(Shape);

    internal static string TextOf(ImmutableArray<int> shape) => shape.IsEmpty ? "one number" : string.Join(" × ", shape);
}
