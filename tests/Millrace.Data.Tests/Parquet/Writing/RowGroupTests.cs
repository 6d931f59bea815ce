using CsCheck;

namespace Millrace.Data.Tests.Files;

/// <summary>Row groups end where their texts, bytes and lists are large enough, at the same row however rows are handed over.</summary>
public sealed class RowGroupTests
{
    private const int Most = 2000;

    private static readonly Gen<Samples> Row =
        from id in Gen.Int
        from length in Gen.Frequency((8, Gen.Int[0, 40]), (1, Gen.Int[0, 900]), (1, Gen.Int[Most, 2 * Most]))
        from kind in Gen.Int[0, 5]
        select new Samples
        {
            Id = id,
            Text = kind == 0 ? null : new string((char)('a' + kind), kind == 1 ? length : 3),
            Bytes = new byte[kind == 2 ? length : 1],
            Numbers = kind == 3 ? new double[length / 8] : null,
            Words = kind == 4 ? [.. Enumerable.Repeat("word", length / 20), null, ""] : [],
            Paint = kind == 5 ? new Colour[length / 16] : null,
        };

    [Fact]
    public async Task Groups_end_at_the_same_rows() => await Gen.Select(Row.Array[0, 120], Gen.Int[1, 50], Gen.Int[1, 40]).SampleAsync(
        async (rows, step, mostRows) =>
        {
            using var folder = new TempFolder();
            var options = new ParquetWriteOptions { RowGroupRows = mostRows };
            string file = folder.File("rows.parquet");
            using (var writer = new ParquetWriter<Samples>(file, options, Most))
            {
                foreach (Samples row in rows)
                    writer.Add(row);
                writer.Complete();
            }

            Assert.Equal(Expected(rows, mostRows), Groups(file));
            string other = folder.File("batches.parquet");
            using (var writer = new ParquetWriter<Samples>(other, options, Most))
            {
                foreach (Samples[] chunk in rows.Chunk(step))
                {
                    using Samples.Batch batch = BatchOf(chunk);
                    if (chunk[0].Id % 2 == 0)
                        writer.Add(batch);
                    else
                        writer.Add(batch, [.. Enumerable.Range(0, chunk.Length)]);
                }

                writer.Complete();
            }

            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(other));
            await CheckDatasetAsync(folder, rows, step);
        },
        iter: 60);

    [Fact]
    public void A_whole_batch_is_cut_as_well()
    {
        using var folder = new TempFolder();
        Samples[] rows = [.. Enumerable.Range(0, 10).Select(static i => new Samples { Id = i, Text = new string('a', 900), Bytes = [], Words = [] })];
        using var batch = BatchOf(rows);
        using (var writer = new ParquetWriter<Samples>(folder.File("rows.parquet"), new ParquetWriteOptions { RowGroupRows = 10 }, Most))
        {
            writer.Add(batch);
            writer.Complete();
        }

        Assert.Equal([3, 3, 3, 1], Groups(folder.File("rows.parquet")));
    }

    private static async Task CheckDatasetAsync(TempFolder folder, Samples[] rows, int step)
    {
        await using (var writer = new DatasetWriter<Samples>(folder.File("one"), long.MaxValue, Most))
        {
            foreach (Samples row in rows)
                await writer.AddAsync(row);
            await writer.CompleteAsync();
        }

        await using (var writer = new DatasetWriter<Samples>(folder.File("other"), long.MaxValue, Most))
        {
            foreach (Samples[] chunk in rows.Chunk(step))
            {
                using Samples.Batch batch = BatchOf(chunk);
                if (chunk[0].Id % 2 == 0)
                    await writer.AddAsync(batch);
                else
                    await writer.AddAsync(batch, Enumerable.Range(0, chunk.Length).ToArray());
            }

            await writer.CompleteAsync();
        }

        Assert.Equal(Artifacts.Bytes(folder.File("one")), Artifacts.Bytes(folder.File("other")));
        if (rows.Length > 0)
            Assert.Equal(Expected(rows, RowSource.BatchRows), Groups(Path.Combine(folder.File("one"), "part-00000.parquet")));
    }

    private static List<long> Expected(Samples[] rows, int mostRows)
    {
        List<long> groups = [];
        long bytes = 0;
        int count = 0;
        foreach (Samples row in rows)
        {
            count++;
            bytes += (row.Text?.Length ?? 0) + row.Bytes.Length + (16 * ((row.Numbers?.Length ?? 0) + row.Words.Length + (row.Paint?.Length ?? 0)))
                + row.Words.Sum(static word => word?.Length ?? 0);
            if (count < mostRows && bytes < Most)
                continue;
            groups.Add(count);
            (count, bytes) = (0, 0);
        }

        if (count > 0)
            groups.Add(count);
        return groups;
    }

    private static List<long> Groups(string file) => [.. ParquetFileReader.ReadMetadata(file).RowGroups.Select(static group => (long)group.Rows)];

    private static Samples.Batch BatchOf(Samples[] rows)
    {
        var batch = new Samples.Batch();
        foreach (Samples row in rows)
            batch.Add(in row);
        return batch;
    }
}
