using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Data.Tests.Components;

public sealed class SpanComponentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Pattern => _folder.Path.Replace('\\', '/') + "/{yyyy}-{MM}-{dd}.csv";

    [Fact]
    public async Task Spans_are_found_with_their_files_and_contents()
    {
        _folder.Write("2011-03-02.csv", "fare,company\n2,b\n");
        _folder.Write("2011-03-01.csv", "fare,company\n1,a\n");

        Collection<SourceSpan> spans = Find("all");

        Assert.Equal(2, spans.Count);
        SourceSpan first = await spans.OpenAsync(0, default);
        Assert.Equal((SpanId.Of(new DateTime(2011, 3, 1), SpanUnit.Day), null), (first.Span, first.Version));
        SourceFile file = Assert.Single(first.Files);
        Assert.EndsWith("/2011-03-01.csv", file.Path, StringComparison.Ordinal);
        Assert.Equal("04f1c544a8f43739e2205f4bf9db2891b5c5ab618afbeec8c4d180d068f1269e", file.Sha256);
        ArtifactPreview preview = await first.PreviewAsync(10, default);
        Assert.Equal($"2011-03-01 {file.Path} {file.Sha256}", string.Join(' ', Assert.Single(preview.Rows)));
    }

    [Theory]
    [InlineData("{day}.csv", "all", "files")]
    [InlineData("{span}.csv", "some", "spans")]
    [InlineData("{span}.csv", "2011-01", "spans")]
    public void A_bad_text_names_its_parameter(string files, string spans, string parameter)
    {
        var component = new FindSpans { Files = files, Spans = spans };
        Assert.Equal(parameter, Assert.Throws<ParameterException>(() => component.Run(new TestStep(_folder), default)).Parameter);
    }

    [Fact]
    public void No_files_are_an_error() => Assert.Contains(
        $"nor for any other span: nothing in {Path.GetFullPath(_folder.Path)}", Assert.Throws<SpanException>(() => Find("latest")).Message);

    [Fact]
    public async Task A_span_that_is_stored_is_the_same()
    {
        SourceFile[] files = [new SourceFile("a/é.csv", "00"), new SourceFile("b", "11")];
        var span = new SourceSpan(SpanId.Of(new DateTime(2011, 3, 1, 5, 0, 0), SpanUnit.Hour), 7, files);
        var content = new ArrayBufferWriter<byte>();
        SourceSpan.Write(span, content);
        await Artifacts.SaveAsync(span, _folder.Folder("saved"));

        foreach (SourceSpan read in new[] { SourceSpan.Read(content.WrittenSpan), await Artifacts.LoadAsync<SourceSpan>(_folder.File("saved")) })
        {
            Assert.Equal((span.Span, span.Version, "2011-03-01T05 v7"), (read.Span, read.Version, read.ToString()));
            Assert.Equal(span.Files.ToArray(), read.Files.ToArray());
        }

        Assert.Throws<DataException>(() => SourceSpan.Read("{}"u8));
        Assert.Throws<DataException>(() => SourceSpan.Read("""{"unit":"Day","span":"17","files":[]}"""u8));
    }

    [Fact]
    public async Task The_files_of_a_span_are_read_one_after_the_other()
    {
        _folder.Write("b-7.csv", "fare;company\n3;NA\n");
        _folder.Write("a-7.csv", "company;fare\nx;1\ny;2\n");
        SourceSpan span = await new FindSpans { Files = _folder.File("*-{span}.csv") }.Run(new TestStep(_folder), default).OpenAsync(0, default);

        Dataset<Fare> rows = await new ReadCsvSpan<Fare> { Delimiter = ";", NullSpellings = ["NA"] }.RunAsync(span, new TestStep(_folder), default);

        Assert.Equal([new Fare { Value = 1, Company = "x" }, new Fare { Value = 2, Company = "y" }, new Fare { Value = 3 }], await rows.ToArrayAsync());
    }

    [Fact]
    public async Task Parquet_files_of_a_span_are_read()
    {
        DatasetWriter<Fare> writer = new(_folder.Folder("in"));
        await using (writer)
        {
            await writer.AddAsync(new Fare { Value = 4, Company = "z" });
            await writer.CompleteAsync();
        }

        SourceSpan span = await new FindSpans { Files = _folder.File("in/part-{span:5}.parquet") }.Run(new TestStep(_folder), default).OpenAsync(0, default);
        Dataset<Fare> rows = await new ReadParquetSpan<Fare>().RunAsync(span, new TestStep(_folder), default);
        Assert.Equal([new Fare { Value = 4, Company = "z" }], await rows.ToArrayAsync());
    }

    [Fact]
    public async Task Json_lines_of_a_span_are_read()
    {
        _folder.Write("b-7.jsonl", "{\"fare\":2}\n");
        _folder.Write("a-7.jsonl", "{\"fare\":1,\"company\":\"x\"}\n");
        SourceSpan span = await new FindSpans { Files = _folder.File("*-{span}.jsonl") }.Run(new TestStep(_folder), default).OpenAsync(0, default);
        Dataset<Fare> rows = await new ReadJsonLinesSpan<Fare>().RunAsync(span, new TestStep(_folder), default);
        Assert.Equal([new Fare { Value = 1, Company = "x" }, new Fare { Value = 2 }], await rows.ToArrayAsync());

        File.WriteAllText(_folder.File("a-7.jsonl"), "{\"fare\":3}\n");
        await Assert.ThrowsAsync<DataException>(() => new ReadJsonLinesSpan<Fare>().RunAsync(span, new TestStep(_folder), default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_of_a_span_that_cannot_be_read_are_left_out_and_kept(bool isJson)
    {
        SourceSpan span = await BadSpanAsync(isJson);
        var step = new TestStep(_folder);

        (Dataset<Fare> rows, Dataset<RejectedRow> rejects) = await WithRejects(isJson, span, step, most: 3, share: 0);

        Assert.Equal([1f, 2, 3], (await rows.ToArrayAsync()).Select(static row => row.Value));
        int header = isJson ? 0 : 1;
        Assert.Equal(
            [(2 + header, "fare"), (1 + header, "fare"), (3 + header, "fare")],
            (await rejects.ToArrayAsync()).Select(static row => ((int)row.Line, row.Column)));
        Assert.Equal(isJson ? ["a-7.jsonl", "b-7.jsonl", "b-7.jsonl"] : ["a-7.csv", "b-7.csv", "b-7.csv"], (await rejects.ToArrayAsync()).Select(static row => row.File));
        Assert.Equal(3, step.Metrics["rejected-rows"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_may_be_left_out_is_counted_over_the_whole_span(bool isJson)
    {
        // One row of two in the first file, two of four in the second.
        SourceSpan span = await BadSpanAsync(isJson);
        await Assert.ThrowsAnyAsync<TextFileException>(() => WithRejects(isJson, span, new TestStep(_folder), most: 2, share: 0));
        await Assert.ThrowsAnyAsync<TextFileException>(() => WithRejects(isJson, span, new TestStep(_folder), most: 0, share: 0.49));
        (_, Dataset<RejectedRow> rejects) = await WithRejects(isJson, span, new TestStep(_folder), most: 0, share: 0.5);
        Assert.Equal(3, rejects.RowCount);

        File.WriteAllText(_folder.File(isJson ? "b-7.jsonl" : "b-7.csv"), isJson ? "{\"fare\":2}\n" : "fare,company\n2,\n");
        DataException changed = await Assert.ThrowsAsync<DataException>(() => WithRejects(isJson, span, new TestStep(_folder), most: 3, share: 0));
        Assert.Contains("the file has changed since span 7 was found", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_no_file_of_a_span_has_is_told()
    {
        _folder.Write("a-7.jsonl", "{\"fare\":1,\"Company\":\"x\"}\n");
        _folder.Write("b-7.jsonl", "{\"fare\":2}\n");
        SourceSpan span = await new FindSpans { Files = _folder.File("*-{span}.jsonl") }.Run(new TestStep(_folder), default).OpenAsync(0, default);
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => WithRejects(true, span, new TestStep(_folder), 0, 0) as Task);
        Assert.StartsWith($"{span.Files[0].Path} and 1 more, column \"company\": no line has this name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changed_or_went_since_it_was_found_is_refused()
    {
        string path = _folder.Write("2011-03-01.csv", "fare,company\n1,a\n");
        SourceSpan span = await Find("all").OpenAsync(0, default);
        File.WriteAllText(path, "fare,company\n2,a\n");
        DataException changed = await Assert.ThrowsAsync<DataException>(() => new ReadCsvSpan<Fare>().RunAsync(span, new TestStep(_folder), default));
        Assert.Equal($"{span.Files[0].Path}: the file has changed since span 2011-03-01 was found. Run again, so that it is taken as it is now.", changed.Message);
        File.Delete(path);
        DataException gone = await Assert.ThrowsAsync<DataException>(() => new ReadCsvSpan<Fare>().RunAsync(span, new TestStep(_folder), default));
        Assert.StartsWith($"{span.Files[0].Path}: a file of span 2011-03-01 cannot be read any more: ", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concatenated_datasets_hold_all_rows_in_order_and_save_the_same_bytes_each_time()
    {
        Dataset<Fare>[] parts = [await Write("a", 1, 2), Dataset.Of<Fare>(), await Write("b", 3), Dataset.Of(new Fare { Value = 4 })];

        Dataset<Fare> all = await Concatenate(parts);
        await Artifacts.SaveAsync(all, _folder.Folder("one"));
        await Artifacts.SaveAsync(await Concatenate(parts), _folder.Folder("two"));

        Assert.Equal(4, all.RowCount);
        Assert.Equal([1f, 2, 3, 4], (await all.ToArrayAsync()).Select(static row => row.Value));
        Assert.Equal(Artifacts.Bytes(_folder.File("one")), Artifacts.Bytes(_folder.File("two")));
        Assert.Equal(["manifest.json", "part-00000.parquet", "part-00001.parquet", "part-00002.parquet"], Artifacts.Bytes(_folder.File("one")).Keys.Order());
        Assert.Equal(all.RowCount, (await Artifacts.LoadAsync<Dataset<Fare>>(_folder.File("one"))).RowCount);
    }

    [Fact]
    public async Task Concatenating_reads_no_rows()
    {
        Dataset<Fare>[] parts = [await Write("a", 1), await Write("b", 2)];
        foreach (string shard in new[] { _folder.File("a/part-00000.parquet"), _folder.File("b/part-00000.parquet") })
            File.WriteAllText(shard, "no Parquet at all");

        Dataset<Fare> all = await Concatenate(parts);
        await Artifacts.SaveAsync(all, _folder.Folder("saved"));

        Assert.Equal(2, all.RowCount);
        await Assert.ThrowsAsync<ParquetException>(async () => await all.ToArrayAsync());
    }

    [Fact]
    public async Task A_dataset_of_the_first_format_is_concatenated_with_one_of_today()
    {
        Dataset<Fare>[] parts = [await Write("a", 1), await Write("b", 2)];
        DatasetManifest manifest = await DatasetManifest.ReadAsync(_folder.File("a"), default);
        await (manifest with { Format = 1, Fingerprint = null, Shards = [manifest.Shards[0] with { Columns = null }] }).WriteAsync(_folder.File("a"), default);
        parts[0] = await Dataset.OpenAsync<Fare>(_folder.File("a"));

        await Artifacts.SaveAsync(await Concatenate(parts), _folder.Folder("saved"));

        Assert.Equal([1, 2], (await (await Artifacts.LoadAsync<Dataset<Fare>>(_folder.File("saved"))).ToArrayAsync()).Select(static row => row.Value));
    }

    [Fact]
    public async Task One_dataset_stays_what_it_is_and_none_is_an_empty_one()
    {
        Dataset<Fare> only = await Write("a", 1);
        Assert.Same(only, await Concatenate([Dataset.Of<Fare>(), only]));
        Assert.Equal(0, (await Concatenate([])).RowCount);
    }

    [Fact]
    public async Task The_digest_of_a_column_changes_with_its_own_values_alone()
    {
        Dataset<Fare> a = await Write("a", 1, 2), b = await Write("b", 3), other = await Write("c", new Fare { Value = 3, Company = "new" });
        ContentPart[] before = Parts(await Concatenate([a, b])), after = Parts(await Concatenate([a, other])), turned = Parts(await Concatenate([b, a]));

        Assert.Equal(["column fare", "column company"], before.Select(static part => part.Name));
        Assert.Equal(before[0], after[0]);
        Assert.NotEqual(before[1], after[1]);
        Assert.NotEqual(before[0], turned[0]);
        Assert.Equal(before, Parts(await Concatenate([a, Dataset.Of<Fare>(), b])));

        // The same rows in other portions count as others: it costs a step, never a wrong result.
        Assert.NotEqual(before[0], Parts(await Write("d", 1, 2, 3))[0]);
    }

    [Fact]
    public async Task A_cancelled_reading_leaves_no_dataset()
    {
        _folder.Write("2011-03-01.csv", "fare,company\n1,a\n");
        SourceSpan span = await Find("all").OpenAsync(0, default);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ReadCsvSpan<Fare>().RunAsync(span, new TestStep(_folder), cancelled.Token));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "manifest.json", SearchOption.AllDirectories));
    }

    public void Dispose() => _folder.Dispose();

    private static ContentPart[] Parts(Dataset<Fare> rows) => [.. ((IContentParts)rows).Parts];

    private static Task<(Dataset<Fare> Rows, Dataset<RejectedRow> Rejects)> WithRejects(bool isJson, SourceSpan span, TestStep step, long most, double share) => isJson
        ? new ReadJsonLinesSpanWithRejects<Fare>(NullLogger<ReadJsonLinesSpanWithRejects<Fare>>.Instance) { MaxRejects = most, MaxRejectShare = share }
            .RunAsync(span, step, default)
        : new ReadCsvSpanWithRejects<Fare>(NullLogger<ReadCsvSpanWithRejects<Fare>>.Instance) { MaxRejects = most, MaxRejectShare = share }
            .RunAsync(span, step, default);

    private Task<SourceSpan> BadSpanAsync(bool isJson)
    {
        foreach ((string name, string[] fares) in new[] { ("a", (string[])["1", "?"]), ("b", ["?", "2", "?", "3"]) })
        {
            string text = isJson
                ? string.Concat(fares.Select(static fare => $"{{\"fare\":\"{fare}\"}}\n"))
                : "fare,company\n" + string.Concat(fares.Select(static fare => $"{fare},x\n"));
            _folder.Write($"{name}-7.{(isJson ? "jsonl" : "csv")}", text);
        }

        return new FindSpans { Files = _folder.File($"*-{{span}}.{(isJson ? "jsonl" : "csv")}") }.Run(new TestStep(_folder), default).OpenAsync(0, default).AsTask();
    }

    private Collection<SourceSpan> Find(string spans) => new FindSpans { Files = Pattern, Spans = spans }.Run(new TestStep(_folder), default);

    private Task<Dataset<Fare>> Concatenate(Dataset<Fare>[] parts) =>
        new Concatenate<Fare>().RunAsync(Collection.Of(parts), new TestStep(_folder), default);

    private Task<Dataset<Fare>> Write(string name, params float[] values) =>
        Write(name, [.. values.Select(static value => new Fare { Value = value, Company = "old" })]);

    private async Task<Dataset<Fare>> Write(string name, params Fare[] rows)
    {
        await using var writer = new DatasetWriter<Fare>(_folder.Folder(name));
        foreach (Fare row in rows)
            await writer.AddAsync(row);
        return await writer.CompleteAsync();
    }
}
