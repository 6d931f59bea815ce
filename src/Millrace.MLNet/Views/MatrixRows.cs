using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>The rows of a feature matrix, taken apart into quantities and ids again.</summary>
/// <param name="matrix">The matrix.</param>
internal sealed class MatrixRows(FeatureMatrix matrix) : FeatureRows
{
    private int _row = -1;

    public override float Label => matrix.Labels[_row];

    public override float Weight => matrix.Weights[_row];

    private ReadOnlySpan<float> Row => matrix.Values.AsSpan(_row * matrix.Width, matrix.Width);

    public override bool MoveNext() => ++_row < matrix.Rows;

    public override void ReadDense(Span<float> destination)
    {
        FeatureLayout layout = matrix.Layout;
        for (int i = 0; i < layout.Slots.Length; i++)
        {
            FeatureSlot slot = layout[i];
            if (slot.Group == FeatureGroup.Dense)
                Row.Slice(slot.Offset, slot.Width).CopyTo(destination[layout.GroupOffset(i)..]);
        }
    }

    public override void ReadIds(int feature, Span<int> destination)
    {
        ReadOnlySpan<float> row = Row[matrix.Layout[feature].Offset..];
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (int)row[i];
    }

    // A matrix of features that have sparse ids cannot be made.
    public override ReadOnlySpan<int> Sparse(int feature) => [];

    public override void Dispose()
    {
    }
}
