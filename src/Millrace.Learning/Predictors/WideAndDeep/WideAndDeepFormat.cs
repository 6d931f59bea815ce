namespace Millrace.Learning;

/// <summary>Wide and deep networks as two files: a JSON description, and the weights in the safetensors layout.</summary>
internal sealed class WideAndDeepFormat : IPredictorFormat
{
    public const string DescriptionFile = "predictor.json";
    public const string WeightsFile = "predictor.safetensors";

    private const int Version = 1;

    private WideAndDeepFormat()
    {
    }

    public static WideAndDeepFormat Instance { get; } = new();

    public string Name => WideAndDeepPredictor.FormatName;

    public async ValueTask SaveAsync(IPredictor predictor, ArtifactFolder folder, CancellationToken cancellation)
    {
        var network = (WideAndDeepPredictor)predictor;
        var document = WideAndDeepDocument.Of(Name, Version, network);
        await JsonFile.WriteAsync(folder.File(DescriptionFile), document, LearningJson.Default.WideAndDeepDocument, cancellation).ConfigureAwait(false);
        await TensorFile.WriteAsync(folder.File(WeightsFile), [.. network.Weights.ToTensors(network.Shape)], cancellation).ConfigureAwait(false);
    }

    public async ValueTask<IPredictor> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string path = folder.File(DescriptionFile);
        WideAndDeepDocument document = await JsonFile.ReadAsync(path, LearningJson.Default.WideAndDeepDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(path, document.Format, document.Version, Name, Version);
        WideAndDeepShape shape = ShapeOf(path, document);
        TensorSet weights = await TensorFile.ReadAsync(folder.File(WeightsFile), cancellation).ConfigureAwait(false);
        return new WideAndDeepPredictor(shape, WideAndDeepWeights.Take(weights, shape), document.Output);
    }

    private static WideAndDeepShape ShapeOf(string path, WideAndDeepDocument document)
    {
        try
        {
            return document.ToShape();
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw new ArtifactFormatException(path, exception.Message.TrimEnd('.'), exception);
        }
    }
}
