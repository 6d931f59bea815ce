using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// What one scan has learned for features of some rows, such as those of a span: not yet the features, for which <see cref="MergeFeatures{TFeatures}"/> puts
/// the analyses of all spans together without a look at a row. Saved as one file, <c>analysis.bin</c>. It holds the moments, quantiles and counts of values
/// that features ask for, of sensitive columns too where a feature is permitted to use them; of others that are sensitive it holds how many are missing.
/// Immutable, and safe to use from many threads.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Learned]
public sealed class FeatureAnalysis<TFeatures> : IArtifact<FeatureAnalysis<TFeatures>>, IPreviewable
    where TFeatures : struct, IFeatures<TFeatures>
{
    private const string FileName = "analysis.bin";

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string _file;

    internal FeatureAnalysis(FeatureScan scan)
        : this(FeatureAnalysisFile.Write(FeatureDefinition.Of<TFeatures>(), scan), FileName)
    {
    }

    private FeatureAnalysis(ReadOnlyMemory<byte> bytes, string file)
    {
        (_bytes, _file) = (bytes, file);
        RowCount = FeatureAnalysisFile.ReadRows(bytes.Span, file, FeatureDefinition.Of<TFeatures>());
    }

    /// <inheritdoc/>
    public static string Kind => "feature-analysis";

    /// <summary>The name of the feature set.</summary>
    public string SetName => TFeatures.FeatureSet.Name;

    /// <summary>Rows that were looked at; 0 where there were none, which adds nothing.</summary>
    public long RowCount { get; }

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(FeatureAnalysis<TFeatures> artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(folder);
        await File.WriteAllBytesAsync(folder.File(FileName), artifact._bytes, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="FeatureMismatchException">The file is damaged, of another version, or of another definition of the features.</exception>
    public static async ValueTask<FeatureAnalysis<TFeatures>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string file = folder.File(FileName);
        return new FeatureAnalysis<TFeatures>(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), file);
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        FeatureScan scan = Read(FeatureFit.OfSpans<TFeatures>());
        ImmutableArray<ImmutableArray<string?>> lines =
        [
            .. scan.Learned.Take(rows).Select(pair => ImmutableArray.Create<string?>(
                pair.Key, RowCount.ToString(CultureInfo.InvariantCulture), pair.Value.Missing.ToString(CultureInfo.InvariantCulture))),
        ];
        int all = scan.Learned.Count;
        scan.LetGo();
        return ValueTask.FromResult(new ArtifactPreview(["learned", "rows", "missing"], lines, all));
    }

    /// <summary>What has been learned.</summary>
    /// <param name="fit">A fitting of the features that has not scanned yet.</param>
    /// <exception cref="FeatureMismatchException">What is stored is damaged, or was learned for another definition of the features.</exception>
    internal FeatureScan Read(FeatureFit fit)
    {
        FeatureScan scan = fit.Begin(seed: 0);
        FeatureAnalysisFile.Read(_bytes.Span, _file, FeatureDefinition.Of<TFeatures>(), scan);
        return scan;
    }
}
