namespace Millrace.Learning;

internal sealed record CalibrationDocument(double Slope, double Offset)
{
    public static CalibrationDocument? From(PlattCalibration? calibration) =>
        calibration is { } value ? new CalibrationDocument(value.Slope, value.Offset) : null;

    public PlattCalibration ToCalibration() => new(Slope, Offset);
}
