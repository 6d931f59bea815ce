using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Learning;

/// <summary>How a model did on rows that it has not seen. Saved as <c>evaluation.json</c>.</summary>
/// <param name="trainer">The name of the component that trained the model.</param>
/// <param name="label">The name of the label.</param>
/// <param name="metrics">The metrics.</param>
public sealed class Evaluation(string trainer, string label, BinaryMetrics metrics) : IArtifact<Evaluation>, IPreviewable
{
    private const string FileName = "evaluation.json";

    /// <inheritdoc/>
    public static string Kind => "evaluation";

    /// <summary>The name of the component that trained the model.</summary>
    public string Trainer { get; } = trainer;

    /// <summary>The name of the label.</summary>
    public string Label { get; } = label;

    /// <summary>The metrics.</summary>
    public BinaryMetrics Metrics { get; } = metrics;

    /// <inheritdoc/>
    public static ValueTask SaveAsync(Evaluation artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        JsonFile.WriteAsync(folder.File(FileName), EvaluationDocument.From(artifact), LearningJson.Default.EvaluationDocument, cancellation);

    /// <inheritdoc/>
    public static async ValueTask<Evaluation> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string path = folder.File(FileName);
        EvaluationDocument document = await JsonFile.ReadAsync(path, LearningJson.Default.EvaluationDocument, cancellation).ConfigureAwait(false);
        return document.ToEvaluation(path);
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<string?>> lines =
        [
            ["trainer", Trainer],
            ["label", Label],
            ["rows", Count(Metrics.Rows)],
            ["positive rate", Number(Metrics.PositiveRate)],
            ["auc", Number(Metrics.Auc)],
            ["auc, 95 % interval", $"{Number(Metrics.AucLow)} to {Number(Metrics.AucHigh)}"],
            ["log-loss", Number(Metrics.LogLoss)],
            ["threshold", Number(Metrics.Threshold)],
            ["accuracy", Number(Metrics.Accuracy)],
            ["precision", Number(Metrics.Precision)],
            ["recall", Number(Metrics.Recall)],
            ["f1", Number(Metrics.F1)],
            ["predicted true, is true", Count(Metrics.Confusion.TruePositives)],
            ["predicted true, is false", Count(Metrics.Confusion.FalsePositives)],
            ["predicted false, is false", Count(Metrics.Confusion.TrueNegatives)],
            ["predicted false, is true", Count(Metrics.Confusion.FalseNegatives)],
        ];
        return ValueTask.FromResult(new ArtifactPreview(["metric", "value"], [.. lines.Take(rows)], lines.Length));
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
