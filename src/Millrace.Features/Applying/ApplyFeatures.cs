using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Computes the features of all rows of a dataset, and the label where the rows have it, and keeps them. Trainers compute features while they read, so this
/// is for other programs and for features that take long. What rows have that the training rows had not is counted and recorded.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
public sealed partial class ApplyFeatures<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    /// <summary>Computes the features.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="features">The fitted features.</param>
    /// <param name="step">Receives progress and counts.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="MillraceException">A row has a label that is no finite number, or no class of the training rows.</exception>
    public async Task<FeatureDataset<TFeatures>> RunAsync(Dataset<TRow> rows, Fitted<TFeatures> features, StepContext step, CancellationToken cancellation)
    {
        using Batch<TRow> shape = TRow.CreateBatch(0);
        bool hasLabel = TFeatures.ReadLabelsIfAny(features, shape, [], 0);
        var columns = new FeatureColumns(features.Set, hasLabel);
        string folder = step.CreateFolder();
        FeatureCounter counter = features.CreateCounter();
        var block = new FeatureBlock();
        using var writer = new FeatureDatasetWriter(folder, columns, features.Layout);
        await foreach (Batch batch in ReadAsync(rows, hasLabel, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            features.Transform(batch, block);
            if (hasLabel)
                ReadLabels(features, (Batch<TRow>)batch, block, counter.Rows);
            counter.Add(batch);
            writer.Add(block, cancellation);
            step.ReportProgress(counter.Rows, rows.RowCount, "rows");
        }

        DatasetManifest manifest = await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        Record(step, counter);
        return new FeatureDataset<TFeatures>(features, folder, manifest, columns);
    }

    // A label may read any column.
    private static IAsyncEnumerable<Batch> ReadAsync(Dataset<TRow> rows, bool hasLabel, CancellationToken cancellation)
    {
        ImmutableArray<int> columns = [.. FeatureDefinition.Of<TFeatures>().Resolve(TRow.Schema).Order()];
        return hasLabel ? rows.ReadAsync(cancellation) : rows.ReadColumnsAsync(columns, DatasetReadOptions.Default, cancellation);
    }

    private static void ReadLabels(Fitted<TFeatures> features, Batch<TRow> batch, FeatureBlock block, long firstRow)
    {
        Span<float> labels = block.BeginLabels();
        TFeatures.ReadLabelsIfAny(features, batch, labels, firstRow);
        for (int i = 0; i < labels.Length; i++)
        {
            if (!float.IsFinite(labels[i]))
                throw FeatureMatrix.LabelError(TFeatures.FeatureSet.LabelName ?? "the label", firstRow + i, labels[i]);
        }
    }

    private static void Record(StepContext step, FeatureCounter counter)
    {
        ImmutableArray<FeatureCounts> counts = counter.Counts;
        step.RecordMetric("rows", counter.Rows);
        step.RecordMetric("missing", counts.Sum(static each => each.Missing));
        step.RecordMetric("not-a-number", counts.Sum(static each => each.NotANumber));
        step.RecordMetric("infinite", counts.Sum(static each => each.Infinite));
        step.RecordMetric("out-of-range", counts.Sum(static each => each.OutOfRange));
        step.RecordMetric("unseen", counts.Sum(static each => each.Unseen));
    }
}
