using System.Collections.Immutable;

namespace Millrace.Learning;

internal sealed record LinearDocument(
    string Format,
    int Version,
    float Bias,
    CalibrationDocument? Calibration,
    ImmutableArray<int> Cardinalities,
    ImmutableArray<float> Weights);
