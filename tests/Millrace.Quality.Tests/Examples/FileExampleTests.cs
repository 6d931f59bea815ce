using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Examples;

/// <summary>What is found in files has examples with the rows in which they are, whatever finds it.</summary>
public sealed class FileExampleTests : IDisposable
{
    // Of a rule and of another dataset no file is asked.
    private static readonly AnomalyKind[] s_ofRows = [AnomalyKind.BrokenRule, AnomalyKind.UnknownReference];

    // What is not there has no rows, and what is about all rows or two datasets has none of its own.
    private static readonly AnomalyKind[] s_withoutRows =
    [
        AnomalyKind.MissingColumn, AnomalyKind.NoRows, AnomalyKind.TooFewRows, AnomalyKind.TooManyRows, AnomalyKind.LInfinityHigh,
        AnomalyKind.JensenShannonHigh, AnomalyKind.NormalisedAbsoluteDifferenceHigh, AnomalyKind.NothingToCompareWith, AnomalyKind.NothingToCompare,
        AnomalyKind.FewerRows, AnomalyKind.MoreRows,
    ];

    private readonly TestStepContext _step = new();

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (int i = 0; i < FoundCase.All.Count; i++)
                cases.Add(i, FoundCase.All[i].Kind.ToString());
            return cases;
        }
    }

    public void Dispose() => _step.Dispose();

    [Fact]
    public void Every_kind_has_a_case_or_is_known_to_have_no_rows() => Assert.Equal(
        Enum.GetValues<AnomalyKind>().Order(),
        FoundCase.All.Select(static each => each.Kind).Distinct().Concat(s_ofRows).Concat(s_withoutRows).Order());

    [Fact]
    public void The_documentation_names_the_kinds_that_have_no_rows()
    {
        string text = File.ReadAllText(Path.Combine(Anomalies.AnomalyKindTests.Folder, "README.md"));
        int start = text.IndexOf("## What has examples", StringComparison.Ordinal);
        string section = text[start..text.IndexOf("\n## ", start, StringComparison.Ordinal)];
        Assert.All(s_withoutRows, kind => Assert.Contains($"`{kind}`", section, StringComparison.Ordinal));
        Assert.All(FoundCase.All, each => Assert.DoesNotContain($"`{each.Kind}`", section, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_anomaly_of_a_file_has_the_rows_of_its_first_examples(int at, string kind)
    {
        Assert.NotEmpty(kind);
        FoundCase wanted = FoundCase.All[at];
        Anomaly found = (await CheckAsync(wanted, wanted.Column)).Single(each => each.Kind == wanted.Kind);
        Assert.Equal(wanted.Examples, string.Join(' ', found.Examples.Select(static each => $"{each.Row}={each.Value}")));
        foreach (BrokenValue example in found.Kind == AnomalyKind.NewColumn ? [] : found.Examples)
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"row {example.Row}"), found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Of_a_sensitive_column_it_has_the_rows_alone(int at, string kind)
    {
        Assert.NotEmpty(kind);
        FoundCase wanted = FoundCase.All[at];
        foreach (Anomaly found in await CheckAsync(wanted, wanted.Column with { IsSensitive = true }))
        {
            if (found.Kind == AnomalyKind.MissingColumn)
                continue;
            Assert.NotEmpty(found.Examples);
            Assert.All(found.Examples, static each => Assert.True(each.Row >= 0));

            // Of keys the other row is told, of classes how many values there are.
            if (found.Kind != AnomalyKind.DuplicateKeys)
                Assert.All(found.Examples, static each => Assert.StartsWith(SensitiveAttribute.Mask, each.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Of_Parquet_values_are_told_as_they_are_read()
    {
        string folder = _step.CreateFolder();
        var writer = new DatasetWriter<Gauge>(folder, new DatasetWriteOptions { RowsPerShard = 2 });
        foreach ((double level, float pulse, double mark) in ((double, float, double)[])[(1, 70, 1), (2.5, float.NaN, 2.5), (3, 70, 3), (double.NaN, 70, 4)])
            await writer.AddAsync(Gauge.Good with { Level = level, Pulse = pulse, Marks = [1, mark] });
        await writer.CompleteAsync();
        await writer.DisposeAsync();
        ImmutableArray<Anomaly> found = (await SchemaCheck.OfAsync(folder, new SchemaInfo("Row",
        [
            new ColumnInfo("level", "Level", ColumnType.Int32, false), new ColumnInfo("pulse", "Pulse", ColumnType.Decimal, false),
            new ColumnInfo("marks", "Marks", ColumnType.List, false) { Item = new ColumnInfo("marks", "Marks", ColumnType.Int16, false) },
        ]))).Anomalies;
        Assert.Equal(
            ["level NotWholeNumber 1=2.5", "marks NotWholeNumber 1=2.5", "level LowPresence 3=missing", "pulse LowPresence 1=missing"],
            found.Where(static each => each.Kind != AnomalyKind.NewColumn)
                .Select(static each => $"{each.Column} {each.Kind} {string.Join(' ', each.Examples.Select(static one => $"{one.Row}={one.Value}"))}"));
    }

    // In two files, in whose folder rows are counted on.
    private async Task<IEnumerable<Anomaly>> CheckAsync(FoundCase wanted, ColumnInfo column)
    {
        string folder = _step.CreateFolder();
        int half = wanted.Values.Length / 2;
        Write(wanted, Path.Combine(folder, "part-0"), 0, half);
        Write(wanted, Path.Combine(folder, "part-1"), half, wanted.Values.Length);
        var key = new ColumnInfo("key", "Key", ColumnType.Int32, false);
        return (await SchemaCheck.OfAsync(folder, new SchemaInfo("Row", [key, column]))).Anomalies;
    }

    private static void Write(FoundCase wanted, string file, int start, int end)
    {
        IEnumerable<string> rows = Enumerable.Range(start, end - start)
            .Select(i => wanted.IsJson ? $"{{\"key\":{i},\"x\":{wanted.Values[i]}}}" : $"{i},{wanted.Values[i]}");
        File.WriteAllLines($"{file}{(wanted.IsJson ? ".jsonl" : ".csv")}", wanted.IsJson ? rows : rows.Prepend("key,x"));
    }
}
