using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Computes the features of all rows of a dataset, and label and weight where the rows have them, and keeps them, with the columns of the row key. Trainers
/// compute features while they read, so this is for other programs and for features that take long. What rows have that the training rows had not is counted
/// and recorded.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ApplyFeatures<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    /// <summary>Computes the features.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="features">The fitted features.</param>
    /// <param name="step">Receives progress and counts.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="MillraceException">
    /// A row has a label that is no finite number, or no class of the training rows, or a weight below 0 or not finite.
    /// </exception>
    /// <exception cref="FeatureColumnException">The rows lack a column of the row key, or have it with another type.</exception>
    public async Task<FeatureDataset<TFeatures>> RunAsync(Dataset<TRow> rows, Fitted<TFeatures> features, StepContext step, CancellationToken cancellation)
    {
        using Batch<TRow> shape = TRow.CreateBatch(0);
        bool hasLabel = TFeatures.ReadLabelsIfAny(features, shape, [], 0), hasWeight = hasLabel && RowWeights.Has<TRow, TFeatures>();
        ImmutableArray<int> keys = TFeatures.FeatureSet.Key?.Resolve(TRow.Schema, TFeatures.FeatureSet.Name) ?? [];
        var columns = new FeatureColumns(features.Set, hasLabel, hasWeight);
        string folder = step.CreateFolder();
        FeatureCounter counter = features.CreateCounter();
        var block = new FeatureBlock();
        using var writer = new FeatureDatasetWriter(folder, columns, features.Layout);
        await foreach (Batch batch in ReadAsync(rows, hasLabel, keys, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            long first = counter.Rows;
            features.Transform(batch, block, counter);
            if (hasLabel)
                ReadLabels(features, (Batch<TRow>)batch, block, first);
            if (hasWeight)
                RowWeights.ReadIfAny<TRow, TFeatures>((Batch<TRow>)batch, block.BeginWeights(), first);
            block.SetKeys([.. KeysOf(batch)]);
            writer.Add(block, cancellation);
            step.ReportProgress(counter.Rows, rows.RowCount, "rows");
        }

        DatasetManifest manifest = await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        step.RecordMetric("rows", counter.Rows);
        counter.Record(step);
        return new FeatureDataset<TFeatures>(features, folder, manifest, columns);
    }

    // What is read of a batch may be fewer columns than rows have.
    private static IEnumerable<Column> KeysOf(Batch batch) =>
        (TFeatures.FeatureSet.Key?.Columns ?? []).Select(key => batch.Columns[batch.Schema.IndexOf(key.Column.Name)]);

    // A label may read any column.
    private static IAsyncEnumerable<Batch> ReadAsync(Dataset<TRow> rows, bool hasLabel, ImmutableArray<int> keys, CancellationToken cancellation)
    {
        ImmutableArray<int> columns = [.. FeatureDefinition.Of<TFeatures>().Resolve(TRow.Schema).Concat(keys).Distinct().Order()];
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
}
