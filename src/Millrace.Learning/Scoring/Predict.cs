using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// Predicts all rows of a dataset. The result has the columns that it shares with the rows, copied, and one more that receives the predictions: a schema
/// like <c>[Schema(From = typeof(OpenTrip))] partial record struct ScoredTrip { [Column("tip_chance")] public float TipChance { get; init; } }</c>.
/// Reading, predicting and writing go on several threads each, a batch of 65,536 rows at a time in memory; the order of the rows stays.
/// </summary>
/// <remarks>
/// All three types are named, as in <c>Predict&lt;OpenTrip, TipFeatures, ScoredTrip&gt;.Step(model, trips)</c>: that of the result stands in no input, so that C#
/// cannot infer it, and C# infers all type arguments or none. A schema of its own gives the column of the predictions its name, lets keys and other columns
/// come along, typed for the steps that follow, and tells which columns do.
/// </remarks>
/// <typeparam name="TRow">The rows' schema; has the columns that the model takes.</typeparam>
/// <typeparam name="TFeatures">The model's feature set.</typeparam>
/// <typeparam name="TScored">The result's schema: columns of the rows, all or some, and one of <c>float</c> or <c>double</c> that they do not have.</typeparam>
[Component]
[Resources(Cpus = 4)]
public sealed partial class Predict<TRow, TFeatures, TScored>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures>
    where TScored : struct, ISchema<TScored>
{
    /// <summary>Predicts the rows, in their order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress, and the metric <c>rows</c>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>A row for each row, with its prediction.</returns>
    /// <exception cref="MillraceException">The result's schema has no column for the predictions, or several, or one that the rows have with another type.</exception>
    /// <exception cref="FeatureColumnException">The rows lack a column that the model takes, or have it with another type.</exception>
    public async Task<Dataset<TScored>> RunAsync(Model<TFeatures> model, Dataset<TRow> rows, StepContext step, CancellationToken cancellation)
    {
        DatasetWriter<TScored> writer = step.CreateDataset<TScored>();
        await using (writer.ConfigureAwait(false))
        {
            using var scored = new ScoredBatch<TRow, TScored>();
            await foreach (Batch<TRow> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                await writer.AddAsync(scored.Fill(batch, model, step.Processors, cancellation), cancellation).ConfigureAwait(false);
                step.ReportProgress(writer.RowCount, rows.RowCount, "rows");
            }

            step.RecordMetric("rows", writer.RowCount);
            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
