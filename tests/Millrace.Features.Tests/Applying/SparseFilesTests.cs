using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Lists;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Applying;

/// <summary>Files of sparse ids, whose groups end where lists are long.</summary>
public sealed class SparseFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void How_rows_are_cut_into_blocks_changes_no_byte() => Gen.Select(
        FixedLengthTests.Lists(Gen.Int[0, 20].Select(static i => (string?)$"w{i}")), Gen.Int[1, 60], Gen.Int[0, 400].Array[0, 4]).Sample(
        (lists, mostIds, cuts) =>
        {
            ListRow.Batch rows = FixedLengthTests.Words(lists);
            FittedSet fitted = Fit.One(new VocabularySpec(30, 1), rows, "words");
            byte[] whole = Write(fitted, mostIds, rows);
            Assert.Equal(whole, Write(fitted, mostIds, [.. Fit.Cut(rows, cuts)]));
            int groups = 1, ids = 0;
            for (int row = 0; row < lists.Length - 1; row++)
            {
                ids += lists[row]?.Length ?? 0;
                (groups, ids) = ids >= mostIds ? (groups + 1, 0) : (groups, ids);
            }

            Assert.Equal(groups == 1, whole.AsSpan().SequenceEqual(Write(fitted, long.MaxValue, rows)));
        },
        iter: 30,
        threads: 1);

    private byte[] Write(FittedSet fitted, long mostIds, params Batch[] batches)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;
        var columns = new FeatureColumns(fitted, hasLabel: false, hasWeight: false);
        var block = new FeatureBlock();
        using var writer = new FeatureDatasetWriter(folder, columns, fitted.Layout, mostIds);
        foreach (Batch batch in batches)
        {
            fitted.Transform(batch, block);
            writer.Add(block, CancellationToken.None);
        }

        writer.CompleteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return [.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)];
    }
}
