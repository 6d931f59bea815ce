using System.Collections.Immutable;

namespace Millrace.Learning;

/// <summary>The verdict on a model: whether it is good enough to be registered, and why. Saved as <c>blessing.json</c>.</summary>
/// <param name="isBlessed">The verdict.</param>
/// <param name="reasons">One sentence for each demand that was checked, met or not.</param>
/// <param name="evaluation">What the verdict rests on.</param>
public sealed class Blessing(bool isBlessed, ImmutableArray<string> reasons, Evaluation evaluation) : IArtifact<Blessing>, IPreviewable
{
    private const string FileName = "blessing.json";
    private const string Format = "millrace-blessing";
    private const int Version = 1;

    /// <inheritdoc/>
    public static string Kind => "blessing";

    /// <summary>Whether the model may be registered.</summary>
    public bool IsBlessed { get; } = isBlessed;

    /// <summary>One sentence for each demand that was checked, met or not.</summary>
    public ImmutableArray<string> Reasons { get; } = reasons;

    /// <summary>What the verdict rests on.</summary>
    public Evaluation Evaluation { get; } = evaluation;

    /// <inheritdoc/>
    public static ValueTask SaveAsync(Blessing artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        var document = new BlessingDocument(Format, Version, artifact.IsBlessed, artifact.Reasons, EvaluationDocument.From(artifact.Evaluation));
        return JsonFile.WriteAsync(folder.File(FileName), document, LearningJson.Default.BlessingDocument, cancellation);
    }

    /// <inheritdoc/>
    public static async ValueTask<Blessing> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string path = folder.File(FileName);
        BlessingDocument document = await JsonFile.ReadAsync(path, LearningJson.Default.BlessingDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(path, document.Format, document.Version, Format, Version);
        return new Blessing(document.Blessed, document.Reasons.IsDefault ? [] : document.Reasons, document.Evaluation.ToEvaluation(path));
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<string?>> lines =
        [
            ["verdict", IsBlessed ? "blessed" : "not blessed"],
            .. Reasons.Select(static reason => ImmutableArray.Create<string?>("reason", reason)),
        ];
        return ValueTask.FromResult(new ArtifactPreview(["what", "value"], [.. lines.Take(rows)], lines.Length));
    }
}
