using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Computed features of all rows of a dataset: Parquet files with a manifest, and the fitted features beside them (<c>features.json</c>). A feature is a column
/// of its name: floats, or whole numbers where it is an id; lists where it has several numbers. Row groups end earlier where rows have many sparse ids or long keys. The label and the weight have a column named like their
/// methods, and behind them stand the columns of the row key as rows have them.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
public sealed class FeatureDataset<TFeatures> : IArtifact<FeatureDataset<TFeatures>>, IPreviewable
    where TFeatures : struct, IFeatures<TFeatures>
{
    private const string FittedFile = "features.json";

    private readonly ShardRows _files;
    private readonly FeatureColumns _columns;

    internal FeatureDataset(Fitted<TFeatures> features, string folder, DatasetManifest manifest, FeatureColumns columns)
    {
        Features = features;
        (_files, _columns) = (new ShardRows(folder, manifest), columns);
    }

    /// <inheritdoc/>
    public static string Kind => "feature-dataset";

    /// <summary>The features that it was computed with.</summary>
    public Fitted<TFeatures> Features { get; }

    /// <summary>How many rows there are.</summary>
    public long RowCount => _files.RowCount;

    /// <summary>The columns of the files.</summary>
    public SchemaInfo Schema => _columns.Schema;

    /// <summary>Whether there is a label.</summary>
    public bool HasLabel => _columns.HasLabel;

    /// <summary>Whether there is a weight.</summary>
    public bool HasWeight => _columns.HasWeight;

    /// <summary>Reads all rows in order. The block is reused: copy what you keep.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public async IAsyncEnumerable<FeatureBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var block = new FeatureBlock();
        await foreach (Batch batch in ReadBatchesAsync(cancellation).ConfigureAwait(false))
        {
            _columns.Read(batch, block);
            yield return block;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        var shown = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        await foreach (Batch batch in ReadBatchesAsync(cancellation).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Count && shown.Count < rows; row++)
                shown.Add([.. batch.Columns.Select(column => column.Info.IsSensitive ? SensitiveAttribute.Mask : column.FormatText(row))]);
            if (shown.Count >= rows)
                break;
        }

        return new ArtifactPreview([.. Schema.Columns.Select(static column => column.Name)], shown.ToImmutable(), RowCount);
    }

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(FeatureDataset<TFeatures> artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(folder);
        foreach (ShardEntry shard in artifact._files.Manifest.Shards)
            FileLink.LinkOrCopy(Path.Combine(artifact._files.Folder, shard.File), folder.File(shard.File));
        await artifact._files.Manifest.WriteAsync(folder.Path, cancellation).ConfigureAwait(false);
        await artifact.Features.SaveFileAsync(folder.File(FittedFile), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<FeatureDataset<TFeatures>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Fitted<TFeatures> features = await Fitted<TFeatures>.LoadFileAsync(folder.File(FittedFile), cancellation).ConfigureAwait(false);
        DatasetManifest manifest = await DatasetManifest.ReadAsync(folder.Path, cancellation).ConfigureAwait(false);
        var columns = FeatureColumns.Of(features.Set, manifest.Columns.Length);
        return manifest.Fits(columns.Schema)
            ? new FeatureDataset<TFeatures>(features, folder.Path, manifest, columns)
            : throw new DataException(
                $"{folder.Path}: the files do not fit {features.SetName}: {manifest.Differences(columns.Schema)}. Apply the features again.");
    }

    private IAsyncEnumerable<Batch> ReadBatchesAsync(CancellationToken cancellation) =>
        _files.ReadAsync(_columns, DatasetReadOptions.Default.ToScan(null), cancellation);
}
