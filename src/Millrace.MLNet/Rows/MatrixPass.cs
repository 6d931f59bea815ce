using Microsoft.ML;
using Microsoft.ML.Data;

namespace Millrace.MLNet;

/// <summary>One pass over a feature matrix as trainers here see it.</summary>
/// <param name="rows">Reads the rows.</param>
internal sealed class MatrixPass(RowReader rows) : ViewPass
{
    private int _row = -1;

    public override bool MoveNext() => ++_row < rows.Matrix.Rows;

    public override Delegate GetterOf(int column) => column switch
    {
        MatrixView.FeaturesIndex => new ValueGetter<VBuffer<float>>((ref VBuffer<float> vector) => rows.Read(_row, ref vector)),
        MatrixView.WeightIndex => new ValueGetter<float>((ref float weight) => weight = rows.Matrix.Weights[_row]),
        _ => new ValueGetter<bool>((ref bool label) => label = rows.Matrix.Labels[_row] == 1),
    };

    public override void Dispose()
    {
    }
}
