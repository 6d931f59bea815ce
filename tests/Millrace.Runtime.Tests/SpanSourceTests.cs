using System.Security.Cryptography;
using System.Text;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Keys of steps whose source is a pattern of files.</summary>
public sealed class SpanSourceTests : IDisposable
{
    private static readonly DateTime s_old = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TestStore _test = new();
    private readonly string _pattern;

    public SpanSourceTests()
    {
        _pattern = _test.Folder.Replace('\\', '/') + "/{span}.txt";
        for (int span = 1; span <= 3; span++)
            Write(span, $"text {span}");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_files_that_are_wanted_decide()
    {
        Assert.Equal("1 2", await RunAsync("executed", "..2"));
        Write(3, "another");
        Assert.Equal("1 2", await RunAsync("reused", "..2"));
        Write(2, "another");
        Assert.Equal("1 2", await RunAsync("executed", "..2", "source files: span 2 changed"));
        Write(2, "text 2");
        Assert.Equal("1 2", await RunAsync("reused", "..2"));
    }

    [Fact]
    public async Task A_reason_names_the_spans_that_are_new_changed_or_gone()
    {
        await RunAsync("executed", "all");
        Write(4, "text 4");
        await RunAsync("executed", "all", "source files: span 4 is new");
        Write(1, "another");
        File.Delete(PathOf(4));
        await RunAsync("executed", "all", "source files: span 1 changed, span 4 is gone");
        for (int span = 5; span < 10; span++)
            Write(span, "new");
        await RunAsync("executed", "all", "source files: span 5 is new, span 6 is new, span 7 is new and 2 more");
        await RunAsync("executed", "last 1", "parameter spans changed from all to last 1, source files: span 1 is gone, span 2 is gone, span 3 is gone and 4 more");
    }

    [Fact]
    public async Task Files_that_have_not_changed_are_not_read_again()
    {
        await RunAsync("executed", "all");
        _test.Reopen();
        for (int span = 1; span <= 3; span++)
            Write(span, "TEXT " + span);
        await RunAsync("reused", "all");
    }

    [Fact]
    public async Task Another_place_of_the_same_files_is_another_result_because_their_paths_are_in_it()
    {
        await RunAsync("executed", "all");
        string other = Directory.CreateDirectory(Path.Combine(_test.Folder, "other")).FullName;
        foreach (int span in new[] { 1, 2, 3 })
            File.Copy(PathOf(span), Path.Combine(other, $"{span}.txt"));
        RunResult moved = await _test.RunAsync(Find(other + "/{span}.txt", "all"));
        Assert.Equal("source files changed", moved.Steps[0].Reason);
    }

    [Theory]
    [InlineData("{nothing}", "all", "{nothing} is no part")]
    [InlineData("{span}.txt", "some", "says of no spans that they are wanted")]
    [InlineData("{span}.none", "all", "has no file for \"all\"")]
    public async Task What_cannot_be_told_beforehand_is_an_obstacle_that_says_why(string pattern, string spans, string why)
    {
        RunResult result = await _test.RunAsync(Find(_test.Folder.Replace('\\', '/') + "/" + pattern, spans, static (_, _) => "looked itself"));
        Assert.StartsWith("the files of 'files' cannot be told beforehand: ", result.Steps[0].Reason, StringComparison.Ordinal);
        Assert.Contains(why, result.Steps[0].Reason, StringComparison.Ordinal);
        Assert.Equal("looked itself", await _test.ReadAsync("last/find"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_found_while_files_came_or_changed_is_not_kept_for_reuse(bool comes)
    {
        await _test.RunAsync(Find(_pattern, "all", (pattern, selection) =>
        {
            File.WriteAllText(PathOf(comes ? 9 : 1), "meanwhile");
            File.SetLastWriteTimeUtc(PathOf(comes ? 9 : 1), DateTime.UtcNow.AddSeconds(5));
            return Names(pattern, selection);
        }));
        if (comes)
            File.Delete(PathOf(9));
        else
            Write(1, "text 1");
        await RunAsync("executed", "all", "the stored result was not kept for reuse");
    }

    [Fact]
    public async Task A_file_that_comes_between_the_key_and_the_start_is_no_source_of_that_key_and_is_noticed()
    {
        var services = new RunServices(_test.Store, _test, _test.Loggers, _test.Time, new FixedCode(_test.Code));
        var keys = new KeyBuilder(services, new SourceDigests(), 1);
        BoundStep step = TestStore.Bind(Find(_pattern, "all")).Steps[0];
        KeyedStep before = await keys.BuildAsync(step, [], CancellationToken.None);
        Assert.False(keys.SourcesChanged(step, before, CancellationToken.None));

        Write(9, "text 9");
        KeyedStep after = await keys.BuildAsync(step, [], CancellationToken.None);
        Assert.Equal(["1", "2", "3"], keys.SourcesOf(step, before, CancellationToken.None).Select(static source => source.Span));
        Assert.Equal(["1", "2", "3", "9"], keys.SourcesOf(step, after, CancellationToken.None).Select(static source => source.Span));
        Assert.True(keys.SourcesChanged(step, before, CancellationToken.None));
        Assert.False(keys.SourcesChanged(step, after, CancellationToken.None));
    }

    [Fact]
    public async Task Files_are_written_down_with_their_spans_and_again_where_they_lie_elsewhere()
    {
        string Recorded() => string.Join(", ", _test.Rows(
            """
            SELECT r.number || ' ' || s.parameter || ' ' || s.span || ' ' || replace(f.path, $p0, '') || ' ' || substr(f.digest, 1, 8) || ' ' || f.bytes
            FROM step_source s JOIN source f ON f.source = s.source JOIN step t ON t.step = s.step JOIN run r ON r.number = t.run ORDER BY r.number, s.position
            """,
            _test.Folder));
        string first = DigestOf("text 1"), second = DigestOf("text 2"), another = DigestOf("text another");

        await RunAsync("executed", "..2");
        await RunAsync("reused", "..2");
        string once = $"1 files 1 /1.txt {first} 6, 1 files 2 /2.txt {second} 6";
        Assert.Equal(once, Recorded());

        Write(2, "text another");
        await RunAsync("executed", "2");
        Assert.Equal($"{once}, 3 files 2 /2.txt {another} 12", Recorded());
    }

    private static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    private static string Names(string pattern, string selection) =>
        string.Join(' ', SpanPattern.Parse(pattern).Find(SpanSelection.Parse(selection)).Select(static span => span.Name));

    private async Task<string> RunAsync(string state, string spans, string? reason = null)
    {
        RunResult result = await _test.RunAsync(Find(_pattern, spans));
        Assert.Equal($"find {state}", result.States());
        if (reason is not null)
            Assert.Equal(reason, result.Steps[0].Reason);
        return await _test.ReadAsync("last/find");
    }

    private static PipelinePlan Find(string pattern, string spans, Func<string, string, string>? find = null) => Plan(Step("find", Of(
        "find",
        call =>
        {
            call.Output(0, new Text((find ?? Names)(call.Parameter<string>(0), call.Parameter<string>(1))));
            return ValueTask.CompletedTask;
        },
        parameters:
        [
            new ParameterInfo { Name = "files", Member = "Files", Codec = ParameterCodec.Of<string>(), IsSource = true, SelectedBy = "Spans", Default = () => pattern },
            new ParameterInfo { Name = "spans", Member = "Spans", Codec = ParameterCodec.Of<string>(), Default = () => spans },
        ])));

    private string PathOf(int span) => Path.Combine(_test.Folder, $"{span}.txt");

    private void Write(int span, string text)
    {
        File.WriteAllText(PathOf(span), text);
        File.SetLastWriteTimeUtc(PathOf(span), text.StartsWith("text", StringComparison.OrdinalIgnoreCase) ? s_old : s_old.AddSeconds(5));
    }
}
