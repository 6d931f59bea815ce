using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Computes the features of all rows of a dataset, and label and weight where the rows have them, and keeps them, with the columns of the row key. Trainers
/// compute features while they read, so this is for other programs and for features that take long. Groups of rows are computed on as many threads as the step
/// has processors, rows of large texts or lists on one, and written in the order of the rows: the files are the same on any number of threads. What rows have
/// that the training rows had not is counted and recorded.
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
        using Batch<TRow> none = TRow.CreateBatch(0);
        bool hasLabel = TFeatures.ReadLabelsIfAny(features, none, [], 0), hasWeight = hasLabel && RowWeights.Has<TRow, TFeatures>();
        ImmutableArray<int> keys = TFeatures.FeatureSet.Key?.Resolve(TRow.Schema, TFeatures.FeatureSet.Name) ?? [];
        ImmutableArray<int> read = [.. FeatureDefinition.Of<TFeatures>().Resolve(TRow.Schema).Concat(keys).Distinct().Order()];
        var columns = new FeatureColumns(features.Set, hasLabel, hasWeight);
        var partial = new SchemaInfo(TRow.Schema.Name, [.. read.Select(static column => TRow.Schema.Columns[column])]);
        string folder = step.CreateFolder();
        FeatureCounter counter = features.CreateCounter();
        using Batch shape = CreateRead(hasLabel, read, partial);
        using var writer = new FeatureDatasetWriter(folder, columns, features.Layout, shape.Columns);
        var work = new ApplyPipeline<TRow, TFeatures>(
            writer, () => new(features, columns, () => CreateRead(hasLabel, read, partial), writer), DatasetReadOptions.Default.Parallelism, cancellation);
        await using (work.ConfigureAwait(false))
        {
            try
            {
                await foreach (Batch batch in ReadAsync(rows, hasLabel, read, cancellation).ConfigureAwait(false))
                {
                    cancellation.ThrowIfCancellationRequested();
                    await work.AddAsync(batch).ConfigureAwait(false);
                    step.ReportProgress(work.Written, rows.RowCount, "rows");
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                await work.FailFirstAsync().ConfigureAwait(false);
                throw;
            }

            await work.CompleteAsync(counter).ConfigureAwait(false);
        }

        DatasetManifest manifest = await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        step.ReportProgress(counter.Rows, rows.RowCount, "rows");
        step.RecordMetric("rows", counter.Rows);
        counter.Record(step);
        return new FeatureDataset<TFeatures>(features, folder, manifest, columns);
    }

    // A label may read any column.
    private static IAsyncEnumerable<Batch> ReadAsync(Dataset<TRow> rows, bool hasLabel, ImmutableArray<int> columns, CancellationToken cancellation) =>
        hasLabel ? rows.ReadAsync(cancellation) : rows.ReadColumnsAsync(columns, DatasetReadOptions.Default, cancellation);

    private static Batch CreateRead(bool hasLabel, ImmutableArray<int> columns, SchemaInfo partial)
    {
        Batch<TRow> whole = TRow.CreateBatch(0);
        return hasLabel ? whole : new ScanBatch(partial, [.. columns.Select(column => whole.Columns[column])]);
    }
}
