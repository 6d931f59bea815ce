namespace Millrace.MLNet;

/// <summary>Rows of computed features, one after the other.</summary>
internal abstract class FeatureRows : IDisposable
{
    /// <summary>The row's label.</summary>
    public abstract float Label { get; }

    /// <summary>How much the row counts. Asked only where rows have a weight.</summary>
    public abstract float Weight { get; }

    /// <summary>Goes to the next row, at first to the first one.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool MoveNext();

    /// <summary>Copies the row's quantities and indicators.</summary>
    /// <param name="destination">As many as the layout's <c>DenseWidth</c>.</param>
    public abstract void ReadDense(Span<float> destination);

    /// <summary>Copies the row's ids of a feature.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    /// <param name="destination">As many as the feature's slot is wide.</param>
    public abstract void ReadIds(int feature, Span<int> destination);

    /// <summary>The row's ids of a sparse feature.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    public abstract ReadOnlySpan<int> Sparse(int feature);

    public abstract void Dispose();
}
