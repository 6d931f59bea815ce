using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Sends the rows of a dataset into parts.</summary>
internal static class Split
{
    public static async Task<ImmutableArray<Dataset<T>>> RunAsync<T>(
        Dataset<T> rows, StepContext step, int count, RowParting<T> partOf, TableOptions options, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        var writer = new PartWriter<T>(step, count, options);
        await using (writer.ConfigureAwait(false))
        {
            byte[] parts = [];
            long first = 0;
            await foreach (Batch<T> batch in rows.ReadAsync(options.Reading, cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                if (parts.Length < batch.Count)
                    parts = new byte[batch.Count];
                partOf(batch, first, parts.AsSpan(0, batch.Count));
                await writer.AddAsync(batch, parts.AsMemory(0, batch.Count), rows.RowCount, cancellation).ConfigureAwait(false);
                first += batch.Count;
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The three parts, their rows recorded with the step.</summary>
    public static async Task<TrainTuneTest<T>> RunAsync<T>(
        Dataset<T> rows, StepContext step, RowParting<T> partOf, TableOptions options, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ImmutableArray<Dataset<T>> parts = await RunAsync(rows, step, Shares.Parts, partOf, options, cancellation).ConfigureAwait(false);
        var result = new TrainTuneTest<T>(parts[Shares.TrainPart], parts[Shares.TunePart], parts[Shares.TestPart]);
        step.RecordMetric("train-rows", result.Train.RowCount);
        step.RecordMetric("tune-rows", result.Tune.RowCount);
        step.RecordMetric("test-rows", result.Test.RowCount);
        return result;
    }
}
