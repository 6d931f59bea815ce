using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// What one scan has learned for features of some rows, such as those of a span: not yet the features, for which <see cref="MergeFeatures{TFeatures}"/> puts
/// the analyses of all spans together without a look at a row. It lies in one file, <c>analysis.bin</c>. It holds the moments, quantiles and counts of values
/// that features ask for, of sensitive columns too where a feature is permitted to use them; of others that are sensitive it holds how many are missing.
/// Immutable, and safe to use from many threads.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Learned]
public sealed class FeatureAnalysis<TFeatures> : IArtifact<FeatureAnalysis<TFeatures>>, IPreviewable
    where TFeatures : struct, IFeatures<TFeatures>
{
    private const string FileName = "analysis.bin";

    private readonly string _file;

    private FeatureAnalysis(string file, long rows) => (_file, RowCount) = (file, rows);

    /// <inheritdoc/>
    public static string Kind => "feature-analysis";

    /// <summary>The name of the feature set.</summary>
    public string SetName => TFeatures.FeatureSet.Name;

    /// <summary>Rows that were looked at; 0 where there were none, which adds nothing.</summary>
    public long RowCount { get; }

    /// <inheritdoc/>
    public static ValueTask SaveAsync(FeatureAnalysis<TFeatures> artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(folder);
        FileLink.LinkOrCopy(artifact._file, folder.File(FileName));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="FeatureMismatchException">The file is damaged, of another version, or of another definition of the features.</exception>
    public static ValueTask<FeatureAnalysis<TFeatures>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string file = folder.File(FileName);
        using FileStream bytes = Open(file);
        return ValueTask.FromResult(new FeatureAnalysis<TFeatures>(file, FeatureAnalysisFile.ReadRows(bytes, file, FeatureDefinition.Of<TFeatures>())));
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

    /// <summary>Writes down what has been learned.</summary>
    /// <param name="scan">What has been learned. The scan has ended.</param>
    /// <param name="folder">An empty folder, which the analysis lies in from then on.</param>
    internal static FeatureAnalysis<TFeatures> Create(FeatureScan scan, string folder)
    {
        string file = Path.Combine(folder, FileName);
        using (var bytes = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            FeatureAnalysisFile.Write(FeatureDefinition.Of<TFeatures>(), scan, bytes);
        return new FeatureAnalysis<TFeatures>(file, scan.Rows);
    }

    /// <summary>What has been learned.</summary>
    /// <param name="fit">A fitting of the features that has not scanned yet.</param>
    /// <exception cref="FeatureMismatchException">What is stored is damaged, or was learned for another definition of the features.</exception>
    internal FeatureScan Read(FeatureFit fit)
    {
        FeatureScan scan = fit.Begin(seed: 0);
        using FileStream bytes = Open(_file);
        FeatureAnalysisFile.Read(bytes, _file, FeatureDefinition.Of<TFeatures>(), scan);
        return scan;
    }

    private static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
