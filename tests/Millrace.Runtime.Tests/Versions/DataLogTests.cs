using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Millrace.Runtime.Tests;

public sealed class DataLogTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestStore _test;

    public DataLogTests() => _test = new TestStore(time: _time);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_file_is_told_with_who_saw_each_content_first_and_last()
    {
        var files = new SourceFolder(_test);
        string path = files.Write("a.txt", "one");
        string first = await RunAsync(files.Read("a.txt"));
        string again = await RunAsync(files.Read("a.txt", "other"));
        files.Write("a.txt", "two\nlines");
        string second = await RunAsync(files.Read("a.txt"));

        Assert.Equal(
            [$"{Sha("two\nlines")} 1 9 2 {second}..{second} test/read", $"{Sha("one")} 1 3 1 {first}..{again} other/read"],
            _test.Store.Versions.Log(path).Select(Text));

        files.Write("a.txt", "one");
        string back = await RunAsync(files.Read("a.txt"));
        Assert.Equal([$"{first}..{back}", $"{second}..{second}"], _test.Store.Versions.Log(path).Select(Seen));
        Assert.Equal(_time.GetUtcNow(), _test.Store.Versions.Log(path)[0].LastSeen.At);
    }

    [Fact]
    public async Task A_folder_is_one_version_for_each_set_of_files()
    {
        var files = new SourceFolder(_test);
        files.Write("in/a.txt", "a");
        files.Write("in/sub/b.txt", "b");
        string first = await RunAsync(files.Read("in"));
        files.Write("in/sub/b.txt", "B");
        string second = await RunAsync(files.Read("in"));
        files.Write("in/c.txt", "c");
        string third = await RunAsync(files.Read("in"));

        Assert.Equal([$"3 3 {third}", $"2 2 {second}", $"2 2 {first}"], _test.Store.Versions.Log(files.PathOf("in")).Select(
            static version => string.Create(CultureInfo.InvariantCulture, $"{version.Files} {version.Bytes} {version.LastSeen.Run}")));
        Assert.Equal(3, _test.Store.Versions.Log(files.PathOf("in")).Select(static version => version.Digest).Distinct().Count());

        // A folder in it has changed once, and a file in it never.
        Assert.Equal([$"{second}..{third}", $"{first}..{first}"], _test.Store.Versions.Log(files.PathOf("in/sub") + Path.DirectorySeparatorChar).Select(Seen));
        Assert.Equal([$"{first}..{third}"], _test.Store.Versions.Log(files.PathOf("in/a.txt")).Select(Seen));
    }

    [Fact]
    public async Task A_page_goes_on_after_a_version()
    {
        var files = new SourceFolder(_test);
        for (int i = 0; i < 7; i++)
        {
            files.Write("a.txt", $"text {i}");
            await RunAsync(files.Read("a.txt"));
        }

        string path = files.PathOf("a.txt");
        var seen = new List<string>();
        string? before = null;
        while (_test.Store.Versions.Log(path, 3, before) is { IsEmpty: false } page)
        {
            Assert.InRange(page.Length, 1, 3);
            seen.AddRange(page.Select(static version => version.Digest));
            before = page[^1].Digest[..12];
        }

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(static i => Sha($"text {i}")), seen);
        Assert.Contains("has no version 'zzzz'", Assert.Throws<MillraceException>(() => _test.Store.Versions.Log(path, 3, "zzzz")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_pipeline_took_in_or_made_is_named_by_step_and_parameter_or_output()
    {
        var files = new SourceFolder(_test);
        files.Write("a.txt", "one");
        string first = await RunAsync(files.Read("a.txt"));
        string elsewhere = files.Write("b.txt", "one");
        string moved = await RunAsync(files.Read("b.txt"));
        files.Write("b.txt", "two");
        string second = await RunAsync(files.Read("b.txt"));

        // The same content at another place was read from there.
        Assert.Equal(
            [$"{Sha("two")} {second}..{second}", $"{Sha("one")} {moved}..{moved}", $"{Sha("one")} {first}..{first}"],
            _test.Store.Versions.Log("test", "read.path").Select(static version => $"{version.Digest} {Seen(version)}"));
        Assert.Equal(
            [$"1 {second}..{second}", $"1 {first}..{moved}"],
            _test.Store.Versions.Log("test", "pass/output").Select(static version => $"{version.Rows} {Seen(version)}"));
        Assert.Equal(_test.Store.Metadata.ResolveArtifact("last/pass").Digest, _test.Store.Versions.Log("test", "pass/output")[0].Digest);
        Assert.Equal(elsewhere, Assert.Single(_test.Store.Versions.Log("test", "read.path")[0].Sources).Path);
    }

    [Theory]
    [InlineData("tets", "read.path", "No pipeline 'tets' has run in the store", "Did you mean 'test'?")]
    [InlineData("test", "read.paht", "have no input 'read.paht'", "Did you mean 'read.path'?")]
    [InlineData("test", "paas/output", "have no input 'paas/output'", "Did you mean 'pass/output'?")]
    [InlineData("test", "read", "write a source as step.parameter", " read.path")]
    public async Task A_mistyped_name_is_told_with_the_nearest(string pipeline, string input, string message, string proposal)
    {
        var files = new SourceFolder(_test);
        files.Write("a.txt", "one");
        await RunAsync(files.Read("a.txt"));

        string told = Assert.Throws<MillraceException>(() => _test.Store.Versions.Log(pipeline, input)).Message;

        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.Contains(proposal, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_no_run_has_read_is_told_with_the_nearest_that_one_has()
    {
        var files = new SourceFolder(_test);
        string path = files.Write("invoices.txt", "one");
        await RunAsync(files.Read("invoices.txt"));

        string told = Assert.Throws<MillraceException>(() => _test.Store.Versions.Log(files.PathOf("invioces.txt"))).Message;

        Assert.Contains($"Did you mean '{path}'?", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_found_by_its_digest_by_a_run_and_by_its_content()
    {
        var files = new SourceFolder(_test);
        string path = files.Write("a@b.txt", "one");
        string first = await RunAsync(files.Read("a@b.txt"));
        files.Write("a@b.txt", "two");
        string second = await RunAsync(files.Read("a@b.txt"));
        await RunAsync(files.Read("a@b.txt"));

        Assert.Equal(Sha("one"), Find($"{path}@{first}"));
        Assert.Equal(Sha("two"), Find($"{path}@{second}"));
        Assert.Equal(Sha("two"), Find($"{path}@last"));
        Assert.Equal(Sha("one"), Find($"{path}@{Sha("one")[..6]}"));
        Assert.Equal(Sha("one"), Find($"sha256:{Sha("one")[..8].ToUpperInvariant()}"));
        Assert.Null(_test.Store.Versions.Find("last/read/output"));
        Assert.Contains("has no version 'nothing'", Assert.Throws<MillraceException>(() => Find($"{path}@nothing")).Message, StringComparison.Ordinal);
        Assert.Contains("has read a file whose SHA-256", Assert.Throws<MillraceException>(() => Find("sha256:ffffffffffff")).Message, StringComparison.Ordinal);

        files.Write("c.txt", "three");
        string other = await RunAsync(files.Read("c.txt"));
        Assert.Contains("did not read", Assert.Throws<MillraceException>(() => Find($"{path}@{other}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_that_no_recorded_run_has_seen_are_gone()
    {
        var files = new SourceFolder(_test);
        string path = files.Write("a.txt", "one");
        await RunAsync(files.Read("a.txt"));
        files.Write("a.txt", "two");
        string second = await RunAsync(files.Read("a.txt"));
        string third = await RunAsync(files.Read("a.txt"));

        await _test.Store.CollectAsync(new StoreRetention { Runs = 1 }, [], _test, isDryRun: false, CancellationToken.None);

        Assert.Equal([$"{second}..{third}"], _test.Store.Versions.Log(path).Select(Seen));
    }

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Seen(DataVersion version) => $"{version.FirstSeen.Run}..{version.LastSeen.Run}";

    private static string Text(DataVersion version) => string.Create(
        CultureInfo.InvariantCulture,
        $"{version.Digest} {version.Files} {version.Bytes} {version.Rows} {Seen(version)} {version.LastSeen.Pipeline}/{version.LastSeen.Step}");

    private string Find(string reference) => _test.Store.Versions.Find(reference)!.Digest;

    private async Task<string> RunAsync(PipelinePlan plan)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        RunResult result = await _test.RunAsync(plan);
        Assert.Equal(RunStatus.Succeeded, result.Status);
        return result.RunId;
    }
}
