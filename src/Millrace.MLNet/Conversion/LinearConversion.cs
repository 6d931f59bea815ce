using System.Collections.Immutable;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers;
using Millrace.Learning;

namespace Millrace.MLNet;

/// <summary>Turns what LBFGS trained into a predictor of our own, which needs no ML.NET.</summary>
internal static class LinearConversion
{
    public static LinearPredictor Convert(LinearBinaryModelParameters parameters, PlattCalibrator calibrator, ImmutableArray<int> cardinalities) =>
        new(cardinalities, [.. parameters.Weights], parameters.Bias, new PlattCalibration(calibrator.Slope, calibrator.Offset));
}
