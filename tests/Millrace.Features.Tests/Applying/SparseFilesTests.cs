using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Every;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Applying;

/// <summary>Files of sparse ids, whose groups end where lists are long; rows of long texts are computed before a group is full.</summary>
public sealed class SparseFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void How_rows_are_cut_into_batches_and_threads_changes_no_byte() =>
        Gen.Select(EveryRows.Any.Array[1, 80], Gen.Int[1, 60], Gen.Int[0, 80].Array[0, 4], Gen.Int[1, 3]).Sample(
        (rows, mostIds, cuts, threads) =>
        {
            EveryRow.Batch all = EveryRows.Batch(rows);
            Fitted<EveryFeatures> fitted = EveryRows.Fit(all);
            byte[] whole = Write(fitted, mostIds, 1, [all]);
            Assert.Equal(whole, Write(fitted, mostIds, threads, [.. Fit.Cut(all, cuts)], mostHeld: 30));
            Assert.Equal(whole, Write(fitted, mostIds, threads, [.. Fit.Cut(all, cuts)]));

            int sparse = fitted.Layout.SparseCount, groups = 1;
            Assert.True(sparse > 0);
            long ids = 0;
            foreach (EveryRow row in rows.AsSpan(0, rows.Length - 1))
            {
                ids += sparse * (long)(row.Tags?.Length ?? 0);
                (groups, ids) = ids >= mostIds ? (groups + 1, 0) : (groups, ids);
            }

            Assert.Equal(groups == 1, whole.AsSpan().SequenceEqual(Write(fitted, long.MaxValue, 1, [all])));
        },
        iter: 25,
        threads: 1);

    private byte[] Write(Fitted<EveryFeatures> fitted, long mostIds, int threads, Batch[] batches, long mostHeld = long.MaxValue) =>
        WriteAsync(fitted, mostIds, threads, batches, mostHeld).GetAwaiter().GetResult();

    private async Task<byte[]> WriteAsync(Fitted<EveryFeatures> fitted, long mostIds, int threads, Batch[] batches, long mostHeld)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;
        var columns = new FeatureColumns(fitted.Set, hasLabel: false, hasWeight: false);
        using var writer = new FeatureDatasetWriter(folder, columns, fitted.Layout, batches[0].Columns, mostIds == long.MaxValue ? mostIds : mostIds * sizeof(int));
        var pipeline = new ApplyPipeline<EveryRow, EveryFeatures>(
            writer, () => new ApplyingGroup<EveryRow, EveryFeatures>(fitted, columns, static () => new EveryRow.Batch(0), writer, mostHeld), threads, CancellationToken.None);
        await using (pipeline)
        {
            foreach (Batch batch in batches)
                await pipeline.AddAsync(batch);
            await pipeline.CompleteAsync(fitted.CreateCounter());
        }

        await writer.CompleteAsync(CancellationToken.None);
        return [.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)];
    }
}
