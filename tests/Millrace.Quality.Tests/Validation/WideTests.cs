using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Validation;

/// <summary>
/// A thousand columns in files that differ: in the size of their row groups, in how texts are encoded, and in columns of which a file has no value at all.
/// </summary>
public sealed class WideTests : IDisposable
{
    private const int WrongRow = 450;
    private const int WrongColumn = 994;

    private static readonly (int Rows, int GroupRows, ParquetColumnEncoding Texts)[] s_files =
    [
        (300, 64, ParquetColumnEncoding.Dictionary), (500, 500, ParquetColumnEncoding.Plain), (200, 70, ParquetColumnEncoding.DeltaLengthByteArray),
    ];

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Statistics_of_files_that_differ_are_those_of_their_rows()
    {
        DatasetStatistics found = (await new ComputeStatistics<WideRow>().RunAsync(Files(), _step, default)).Content;
        Assert.Equal((1000, WideRow.Width), (found.Rows, found.Columns.Length));
        for (int place = 0; place < WideRow.Width; place++)
        {
            int[] present = [.. Enumerable.Range(0, 1000).Where(row => !IsMissing(row, place)).Select(row => Value(row, place))];
            ColumnStatistics column = found.Columns[place];
            Assert.Equal((present.Length, 1000 - present.Length), (column.Present, column.Missing));
            Assert.Equal(present.Distinct().Count(), column.Distinct.Count);
            if (place % 3 == 2)
                Assert.Equal((2, 2, 2), (column.Texts!.Lengths.Minimum, column.Texts.Lengths.Maximum, column.Texts.Lengths.Mean));
            else
                Assert.Equal(present.Average(), column.Numbers!.Mean!.Value, 1e-9);
        }

        Finite.Check(found);
    }

    [Fact]
    public async Task The_one_wrong_value_is_found_and_its_row_set_apart()
    {
        var log = new RecordingLogger<ValidateData<WideRow>>();
        ValidatedData<WideRow> validated = await new ValidateData<WideRow>(log) { Gate = Gate.Quarantine }.RunAsync(Files(), _step, default);
        Anomaly anomaly = Assert.Single(validated.Report.Anomalies);
        Assert.Equal(($"c{WrongColumn}", 1, WrongRow), (anomaly.Column, anomaly.Count, Assert.Single(anomaly.Examples).Row));
        Assert.Equal((999, 1), (validated.Valid.RowCount, validated.Quarantined.RowCount));
        ExpectationReport[] presence = [.. validated.Report.Expectations.Where(static each => each.Attribute.StartsWith("[Presence", StringComparison.Ordinal))];
        Assert.Equal(WideRow.Width, presence.Length);
        Assert.All(presence, static each => Assert.True(each.Holds));
    }

    private static bool IsMissing(int row, int place) => (row < s_files[0].Rows && place % 5 == 0) || (row + place) % 7 == 0;

    private static int Value(int row, int place) => (row, place) == (WrongRow, WrongColumn) ? 10 : ((row * 3) + place) % 10;

    private Dataset<WideRow> Files()
    {
        string folder = _step.CreateFolder();
        var shards = ImmutableArray.CreateBuilder<ShardEntry>();
        int first = 0;
        foreach ((int rows, int groupRows, ParquetColumnEncoding texts) in s_files)
        {
            string name = $"{shards.Count}.parquet", path = Path.Combine(folder, name);
            var options = new ParquetWriteOptions { RowGroupRows = groupRows, Encodings = Encodings(texts) };
            using (var writer = new ParquetWriter<WideRow>(path, options))
            {
                using Batch<WideRow> batch = Made(first, rows);
                writer.Add(batch);
                writer.Complete();
            }

            shards.Add(new ShardEntry(name, rows, new FileInfo(path).Length, ""));
            first += rows;
        }

        return new Dataset<WideRow>(new ShardRows(folder, DatasetManifest.Of(WideRow.Schema, new string?[WideRow.Width], shards.ToImmutable())));
    }

    private static ImmutableDictionary<string, ParquetColumnEncoding> Encodings(ParquetColumnEncoding texts) => WideRow.Schema.Columns
        .Where(static column => column.Type == ColumnType.Text).ToImmutableDictionary(static column => column.Name, _ => texts);

    private static Batch<WideRow> Made(int first, int rows)
    {
        Batch<WideRow> batch = WideRow.CreateBatch(rows);
        for (int place = 0; place < WideRow.Width; place++)
        {
            Column column = batch.Columns[place];
            for (int row = first; row < first + rows; row++)
            {
                if (IsMissing(row, place))
                    column.AppendMissing();
                else
                    Assert.True(column.TryAppendText(string.Create(CultureInfo.InvariantCulture, $"{(place % 3 == 2 ? "t" : "")}{Value(row, place)}")));
            }
        }

        return batch;
    }
}
