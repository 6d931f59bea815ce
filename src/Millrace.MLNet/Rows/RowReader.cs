using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>How a row of a feature matrix is handed to a trainer.</summary>
/// <param name="matrix">The rows.</param>
internal abstract class RowReader(FeatureMatrix matrix)
{
    /// <summary>Numbers in the vector that the trainer sees.</summary>
    public abstract int VectorWidth { get; }

    public FeatureMatrix Matrix => matrix;

    /// <summary>Writes a row into the trainer's buffer.</summary>
    public abstract void Read(int row, ref VBuffer<float> vector);

    protected ReadOnlySpan<float> Row(int row) => matrix.Values.AsSpan(row * matrix.Width, matrix.Width);
}
