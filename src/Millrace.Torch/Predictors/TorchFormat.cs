using Millrace.Learning;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>A network of a program's own as two files: a JSON description, and the weights in the safetensors layout.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class TorchFormat<TNetwork> : IPredictorFormat
    where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork>
{
    private const string DescriptionFile = "predictor.json";
    private const string WeightsFile = "predictor.safetensors";
    private const int Version = 1;

    internal static TorchFormat<TNetwork> Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => TNetwork.FormatName;

    /// <inheritdoc/>
    public async ValueTask SaveAsync(IPredictor predictor, ArtifactFolder folder, CancellationToken cancellation)
    {
        var network = (TorchPredictor<TNetwork>)predictor;
        var document = new TorchDocument(Name, Version, network.Width, network.Kind, network.Description);
        await JsonFile.WriteAsync(folder.File(DescriptionFile), document, TorchJson.Default.TorchDocument, cancellation).ConfigureAwait(false);
        await TensorFile.WriteAsync(folder.File(WeightsFile), network.ReadWeights(), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>Waits while a network is trained in this process: making one draws from the same random numbers.</remarks>
    /// <exception cref="TorchUnavailableException">libtorch cannot be loaded.</exception>
    public async ValueTask<IPredictor> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string path = folder.File(DescriptionFile);
        TorchDocument document = await JsonFile.ReadAsync(path, TorchJson.Default.TorchDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(path, document.Format, document.Version, Name, Version);
        if (document.Width < 1)
            throw new ArtifactFormatException(path, $"it tells of rows of {document.Width} numbers");
        if (!Enum.IsDefined(document.Output))
            throw new ArtifactFormatException(path, "its output is neither a probability nor a number");
        TensorSet weights = await TensorFile.ReadAsync(folder.File(WeightsFile), cancellation).ConfigureAwait(false);
        LibTorch.Load();
        return await TorchRuntime.MakeAsync<IPredictor>(() => Make(path, document, weights), cancellation).ConfigureAwait(false);
    }

    private static TorchPredictor<TNetwork> Make(string path, TorchDocument document, TensorSet weights)
    {
        TNetwork network = Create(path, document);
        try
        {
            Weights.Write(network, weights);
            return new TorchPredictor<TNetwork>(network, document.Width, document.Output);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static TNetwork Create(string path, TorchDocument document)
    {
        try
        {
            return TNetwork.Create(document.Width, document.Description);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            throw new ArtifactFormatException(path, exception.Message.TrimEnd('.'), exception);
        }
    }
}
