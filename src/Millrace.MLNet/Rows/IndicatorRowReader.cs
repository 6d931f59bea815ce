using System.Collections.Immutable;
using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>Rows for linear models: a category becomes as many numbers as it has ids, all zero but one; only what is not zero is given.</summary>
internal sealed class IndicatorRowReader : RowReader
{
    private readonly ImmutableArray<int> _cardinalities;
    private readonly int[] _starts;

    /// <param name="matrix">The rows.</param>
    /// <param name="cardinalities">For each number of the row: 0 where it is a quantity, else the number of ids of the category.</param>
    public IndicatorRowReader(FeatureMatrix matrix, ImmutableArray<int> cardinalities)
        : base(matrix)
    {
        _cardinalities = cardinalities;
        _starts = new int[cardinalities.Length];
        for (int i = 0; i < cardinalities.Length; i++)
        {
            _starts[i] = VectorWidth;
            VectorWidth = checked(VectorWidth + Math.Max(1, cardinalities[i]));
        }
    }

    public override int VectorWidth { get; }

    public override void Read(int row, ref VBuffer<float> vector)
    {
        ReadOnlySpan<float> values = Row(row);

        // Without categories the vector is as wide as the row, and would come without a place for positions unless one is asked for.
        VBufferEditor<float> editor = VBufferEditor.Create(ref vector, VectorWidth, values.Length, requireIndicesOnDense: true);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            bool isCategory = _cardinalities[i] > 0;
            if (!isCategory && values[i] == 0)
                continue;
            editor.Indices[count] = _starts[i] + (isCategory ? (int)values[i] : 0);
            editor.Values[count] = isCategory ? 1 : values[i];
            count++;
        }

        vector = editor.CommitTruncated(count);
    }
}
