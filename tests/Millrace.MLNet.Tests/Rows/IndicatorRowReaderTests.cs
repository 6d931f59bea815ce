using Microsoft.ML.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;
using Millrace.MLNet.Tests.Training;

namespace Millrace.MLNet.Tests.Rows;

public sealed class IndicatorRowReaderTests
{
    [Fact]
    public async Task Rows_without_a_category_are_read_with_and_without_zeros()
    {
        FeatureMatrix matrix = await Trained.MatrixAsync(Rides.Sample(50, missingHours: false));
        var reader = new IndicatorRowReader(matrix, [.. new int[matrix.Width]]);
        VBuffer<float> vector = default;
        for (int row = 0; row < matrix.Rows; row++)
        {
            if (row == 0)
                matrix.Values.AsSpan(0, matrix.Width).Fill(2);
            reader.Read(row, ref vector);
            Assert.Equal(matrix.Values[(row * matrix.Width)..((row + 1) * matrix.Width)], vector.DenseValues());
        }
    }
}
