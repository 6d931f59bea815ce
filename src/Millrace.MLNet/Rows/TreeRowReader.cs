using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>
/// Rows as they are, for trees. FastTree leaves out rows with NaN when it trains, but sends NaN to the greater side when it predicts: so NaN
/// is given as the greatest number, which trains the trees that prediction with NaN expects.
/// </summary>
internal sealed class TreeRowReader(FeatureMatrix matrix) : RowReader(matrix)
{
    public override int VectorWidth => Matrix.Width;

    public override void Read(int row, ref VBuffer<float> vector)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref vector, VectorWidth);
        ReadOnlySpan<float> values = Row(row);
        for (int i = 0; i < values.Length; i++)
            editor.Values[i] = float.IsNaN(values[i]) ? float.MaxValue : values[i];
        vector = editor.Commit();
    }
}
