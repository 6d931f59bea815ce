using System.Globalization;
using Millrace.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>A trained network that predicts on the CPU, with one thread unless the program sets another number. Owns the network, which goes with it.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class TorchPredictor<TNetwork> : IPredictor
    where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork>
{
    private const int RowsAtOnce = 4096;

    private readonly TNetwork _network;

    /// <summary>Creates a predictor.</summary>
    /// <param name="network">The trained network, on the CPU. It is not to be trained any more.</param>
    /// <param name="width">Numbers a row.</param>
    /// <param name="kind">Whether its output is the logit of a probability or the prediction itself.</param>
    public TorchPredictor(TNetwork network, int width, PredictionKind kind = PredictionKind.Probability)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        network.eval();
        _network = network;
        Width = width;
        Kind = kind;
        WeightCount = network.parameters().Sum(static weights => weights.numel());
    }

    /// <inheritdoc/>
    public IPredictorFormat Format => TorchFormat<TNetwork>.Instance;

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public PredictionKind Kind { get; }

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{WeightCount:N0} weights");

    /// <summary>How many weights the network has.</summary>
    public long WeightCount { get; }

    /// <summary>What it was made from, besides its weights.</summary>
    public string Description => _network.Description;

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> rows, Span<float> scores)
    {
        int count = PredictorChecks.Rows(rows, scores, Width);
        using var _ = inference_mode(true);
        for (int first = 0; first < count; first += RowsAtOnce)
        {
            int length = Math.Min(RowsAtOnce, count - first);
            using DisposeScope scope = NewDisposeScope();
            Tensor output = _network.call(tensor(rows.Slice(first * Width, length * Width).ToArray(), length, Width)).reshape(-1);
            if (output.numel() != length)
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture, $"The network {TNetwork.FormatName} gave {output.numel()} numbers for {length} rows; it must give one a row."));
            }

            (Kind == PredictionKind.Probability ? output.sigmoid() : output).data<float>().ToArray().CopyTo(scores[first..]);
        }
    }

    /// <summary>The weights by name, in a fixed order.</summary>
    internal IReadOnlyList<NamedTensor> ReadWeights() => Weights.Read(_network);
}
