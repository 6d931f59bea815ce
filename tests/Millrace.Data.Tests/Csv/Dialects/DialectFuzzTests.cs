using System.Text;

namespace Millrace.Data.Tests.Csv;

/// <summary>Damaged files in every dialect: rows, rejects or an error, all as a plain reader finds them.</summary>
public sealed class DialectFuzzTests : IDisposable
{
    private const int UsualCases = 5000;
    private const int FullCases = 100_000;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_damaged_file_in_any_dialect_yields_what_a_plain_reader_finds()
    {
        int cases = Environment.GetEnvironmentVariable("MILLRACE_FULL") switch
        {
            null or "" => UsualCases,
            var count when int.TryParse(count, out int times) => FullCases * Math.Max(times, 1),
            _ => FullCases,
        };
        var random = new Random(20_261_127);
        string path = _folder.File("data.csv");
        (int rejected, int failed) = (0, 0);
        for (int i = 0; i < cases; i++)
        {
            CsvOptions options = AnyOptions(random);
            byte[] bytes = DamagedCsv.Damage(DamagedCsv.Whole(options, random), options, random);
            await File.WriteAllBytesAsync(path, bytes);
            string shown = $"{i}: {options}\n{Convert.ToBase64String(bytes)}\n{Encoding.Latin1.GetString(bytes)}";

            Outcome tolerant = await ReadAsync(path, options, new CsvLimits { Rows = 1 }, most: long.MaxValue);
            CheckReference(bytes, options, tolerant, shown);
            var limits = new CsvLimits { ReadBytes = random.Next(1, 200), Rows = 5, Bytes = 300 };
            Outcome other = await ReadAsync(path, options with { Parallelism = 1 + (i % 3) }, limits, most: long.MaxValue);
            Assert.True(tolerant.Error?.Message == other.Error?.Message, $"{tolerant.Error?.Message} / {other.Error?.Message}\n{shown}");
            Assert.True(tolerant.Error is not null || (tolerant.Rows.SequenceEqual(other.Rows) && tolerant.Rejects.SequenceEqual(other.Rejects)), shown);

            // Strict reading ends with the first of them, but for what is found in two ways in one record.
            Outcome strict = await ReadAsync(path, options, limits, most: null);
            bool isSound = tolerant.Error is null && tolerant.Rejects.Count == 0;
            Assert.True(isSound == (strict.Error is null), $"{strict.Error?.Message}\n{shown}");
            Assert.True(strict.Error is null || strict.Error.File == path, shown);
            Assert.True(strict.Rows.SequenceEqual(tolerant.Rows.Take(strict.Rows.Count)), shown);
            if (tolerant.Rejects.Count > 0 && System.Text.Unicode.Utf8.IsValid(bytes))
                Assert.True((strict.Error!.Line, strict.Error.Problem) == (tolerant.Rejects[0].Line, tolerant.Rejects[0].Reason), $"{strict.Error.Message}\n{shown}");
            rejected += tolerant.Rejects.Count > 0 ? 1 : 0;
            failed += tolerant.Error is null ? 0 : 1;
        }

        Assert.InRange(rejected, cases / 4, cases - (cases / 20));
        Assert.InRange(failed, cases / 50, cases / 2);
    }

    public void Dispose() => _folder.Dispose();

    private static CsvOptions AnyOptions(Random random) => new()
    {
        Delimiter = ",;\t|\x01"[random.Next(5)],
        Quote = random.Next(4) switch { 0 => null, 1 => '\'', _ => '"' },
        Escape = random.Next(2) == 0 ? '\\' : null,
        Comment = random.Next(2) == 0 ? "#" : null,
        SkippedLines = random.Next(3) / 2,
        TrimsSpaces = random.Next(3) == 0,
        HasHeader = random.Next(4) > 0,
        NullSpellings = ["NA"],
    };

    private static void CheckReference(byte[] bytes, CsvOptions options, Outcome outcome, string shown)
    {
        ReferenceDialect reference = new ReferenceDialect(bytes, options).Read();
        List<ReferenceRecord> records = reference.Records;
        int[] positions = [0, 1];
        int width = 2;
        if (options.HasHeader)
        {
            int header = records.FindIndex(static each => !each.IsBlank);
            string[] names = header < 0 || records[header].Faulty is not null ? [] : [.. records[header].Fields.Select(static field => field.Text)];
            width = names.Length;
            positions = [Array.IndexOf(names, "fare"), Array.IndexOf(names, "company")];
            if (positions.Contains(-1) || names.Count(static name => name is "fare" or "company") != 2 || records[header].Invalid is not null)
            {
                Assert.True(outcome.Error is not null && outcome.Rows.Count == 0 && outcome.Rejects.Count == 0, shown);
                return;
            }

            records = records[(header + 1)..];
        }

        List<string> rows = [];
        List<long> rejects = [];
        using var batch = new Fare.Batch();
        foreach (ReferenceRecord record in records)
        {
            if (record.IsBlank && width > 1)
                continue;
            if (record.Faulty is { } faulty)
                rejects.Add(faulty);
            else if (record.Fields.Length != width)
                rejects.Add(record.Line);
            else if (record.Invalid is { } invalid)
                rejects.Add(invalid);
            else if (!batch.Columns[0].TryAppendText(record.Fields[positions[0]].Text))
                rejects.Add(record.Fields[positions[0]].Line);
            else
                rows.Add(new Fare { Value = ((ValueColumn<float>)batch.Columns[0]).Values[^1], Company = TextOf(record.Fields[positions[1]]) }.ToString());
        }

        Assert.True(outcome.Rows.SequenceEqual(rows), $"{outcome.Error?.Message}\n{string.Join('\n', outcome.Rows)}\n-\n{string.Join('\n', rows)}\n{shown}");
        Assert.DoesNotContain(outcome.Rejects, static reject => reject.Reason.Contains("longer than", StringComparison.Ordinal));
        IEnumerable<long> told = outcome.Rejects.Select(static reject => reject.Line);
        IEnumerable<long> expected = outcome.Error is null ? rejects : rejects.Take(outcome.Rejects.Count);
        Assert.True(told.SequenceEqual(expected), $"{string.Join(' ', told)} / {string.Join(' ', rejects)}\n{shown}");
        Assert.True(outcome.Error is null == (reference.Open is null), $"{outcome.Error?.Message} / {reference.Open}\n{shown}");
        Assert.True(outcome.Error is null || outcome.Error.Line == reference.Open, $"{outcome.Error?.Message} / {reference.Open}\n{shown}");
    }

    private static string? TextOf(ReferenceField field) => field.IsQuoted ? field.Text : null;

    private static async Task<Outcome> ReadAsync(string path, CsvOptions options, CsvLimits limits, long? most)
    {
        var outcome = new Outcome();
        RowRejects? rejects = most is { } number ? new RowRejects((row, _) => outcome.KeepAsync(row)) { Most = number } : null;
        try
        {
            await foreach (Batch<Fare> batch in CsvFile.ReadAsync<Fare>(path, options, limits, CancellationToken.None, rejects))
            {
                foreach (Fare row in batch)
                    outcome.Rows.Add(row.ToString());
            }
        }
        catch (CsvException error)
        {
            outcome.Error = error;
        }

        return outcome;
    }

    private sealed class Outcome
    {
        public List<string> Rows { get; } = [];

        public List<RejectedRow> Rejects { get; } = [];

        public CsvException? Error { get; set; }

        public ValueTask KeepAsync(RejectedRow row)
        {
            Rejects.Add(row);
            return ValueTask.CompletedTask;
        }
    }
}
