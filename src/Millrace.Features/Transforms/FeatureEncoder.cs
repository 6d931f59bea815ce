using Millrace.Data;

namespace Millrace.Features;

/// <summary>Writes one feature of all rows of a batch. One virtual call a column and batch; holds no state of a call, so threads share it.</summary>
internal abstract class FeatureEncoder
{
    /// <param name="column">The source column.</param>
    /// <param name="destination">The matrix from the feature's first number on.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    public abstract void Encode(Column column, Span<float> destination, int stride);
}
