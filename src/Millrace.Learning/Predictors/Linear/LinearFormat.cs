namespace Millrace.Learning;

/// <summary>Linear predictors as one JSON file; its numbers read back to the same bits.</summary>
internal sealed class LinearFormat : IPredictorFormat
{
    public const string DescriptionFile = "predictor.json";

    private const int Version = 1;

    private LinearFormat()
    {
    }

    public static LinearFormat Instance { get; } = new();

    public string Name => LinearPredictor.FormatName;

    public ValueTask SaveAsync(IPredictor predictor, ArtifactFolder folder, CancellationToken cancellation)
    {
        var linear = (LinearPredictor)predictor;
        var document = new LinearDocument(Name, Version, linear.Bias, CalibrationDocument.From(linear.Calibration), linear.Cardinalities, linear.Weights);
        return JsonFile.WriteAsync(folder.File(DescriptionFile), document, LearningJson.Default.LinearDocument, cancellation);
    }

    public async ValueTask<IPredictor> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string path = folder.File(DescriptionFile);
        LinearDocument document = await JsonFile.ReadAsync(path, LearningJson.Default.LinearDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(path, document.Format, document.Version, Name, Version);
        if (document.Cardinalities.IsDefault || document.Weights.IsDefault)
            throw new ArtifactFormatException(path, "its weights are missing");
        try
        {
            return new LinearPredictor(document.Cardinalities, document.Weights, document.Bias, document.Calibration?.ToCalibration());
        }
        catch (ArgumentException exception)
        {
            throw new ArtifactFormatException(path, exception.Message.TrimEnd('.'), exception);
        }
    }
}
