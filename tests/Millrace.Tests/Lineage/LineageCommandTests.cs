using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Millrace.Testing;

namespace Millrace.Tests.Lineage;

public sealed class LineageCommandTests : IDisposable
{
    private readonly LineageProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("tree", "txt")]
    [InlineData("mermaid", "mmd")]
    [InlineData("json", "json")]
    public async Task Lineage_is_shown_both_ways(string format, string extension)
    {
        await _program.RunAsync();
        await _program.RunAsync();
        Snapshot.Match(_program.Plain(await _program.SayAsync("lineage", "last/train", "--format", format)), format, extension);
    }

    [Fact]
    public async Task Impact_names_models_registrations_pipelines_and_runs()
    {
        await _program.RunAsync();
        await File.WriteAllTextAsync(_program.Source, "8");
        await _program.RunAsync();
        Snapshot.Match(_program.Plain(await _program.SayAsync("lineage", _program.Source, "--impact")));

        JsonElement impact = await _program.DescribeAsync("lineage", _program.Source, "--impact");
        Assert.Equal(8, impact.GetProperty("executions").GetInt32());
        Assert.Equal([2, 1], impact.GetProperty("registrations").EnumerateArray().Select(static each => each.GetProperty("version").GetInt32()));
        Assert.Equal(_program.Runs.AsEnumerable().Reverse(), impact.GetProperty("runs").EnumerateArray().Select(static each => each.GetProperty("run").GetString()!));
        Assert.Equal("Nothing in the store was made from it.\n", await _program.SayAsync("lineage", "last/register", "--impact"));
    }

    [Fact]
    public async Task The_models_that_saw_a_file_are_listed_by_what_the_file_holds_now()
    {
        await _program.RunAsync();
        await File.WriteAllTextAsync(_program.Source, "8");
        await _program.RunAsync();

        Assert.Equal([_program.Runs[1]], await ModelsAsync(_program.Source));
        Assert.Equal([_program.Runs[1], _program.Runs[0]], await ModelsAsync(_program.Source, "--versions"));
        string seven = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("7")));
        Assert.Equal([_program.Runs[0]], await ModelsAsync($"sha256:{seven[..8]}"));
        Assert.Equal([_program.Runs[1]], await ModelsAsync(_program.Folder));
        Assert.Equal([_program.Runs[1], _program.Runs[0]], await ModelsAsync(_program.Folder, "--versions"));

        // A copy elsewhere is the same file.
        string copy = Path.Combine(_program.Folder, "copy.txt");
        await File.WriteAllTextAsync(copy, "7");
        Assert.Equal([_program.Runs[0]], await ModelsAsync(copy));

        await File.WriteAllTextAsync(_program.Source, "9");
        Assert.Equal([_program.Runs[1], _program.Runs[0]], await ModelsAsync(_program.Source));
        Assert.StartsWith("No step has read the file as it is now: shown is what is known of 2 versions", await _program.SayAsync("lineage", _program.Source));
        File.Delete(_program.Source);
        Assert.StartsWith("The file is no longer there: shown is what is known of 2 versions", await _program.SayAsync("lineage", _program.Source));
    }

    [Fact]
    public async Task A_file_that_is_there_is_meant_rather_than_an_artifact_of_a_run_of_the_same_name()
    {
        await _program.RunAsync();
        string folder = Directory.CreateDirectory(Path.Combine(Directory.GetCurrentDirectory(), _program.Runs[0], "11")).FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "copy.txt"), "7");
            Assert.Equal([_program.Runs[0]], await ModelsAsync($"{_program.Runs[0]}/11/copy.txt"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    [Fact]
    public async Task A_written_file_a_registered_model_and_a_file_of_the_store_stand_for_their_artifacts()
    {
        await _program.RunAsync();
        Assert.Equal("WrittenFile", await RootAsync(_program.Written));
        Assert.Equal("Registration", await RootAsync(Path.Combine(_program.Registry, "1")));
        Assert.Equal("Registration", await RootAsync(Path.Combine(_program.Registry, "1", "model", "weights.txt")));
        string model = (await _program.DescribeAsync("artifacts", "find", "--kind", "model")).GetProperty("artifacts")[0].GetProperty("digest").GetString()!;
        string stored = Directory.GetFiles(Path.Combine(_program.Folder, "store", "objects"), "weights.txt", SearchOption.AllDirectories).Single();
        Assert.Equal("FakeModel", await RootAsync(stored));
        Assert.Equal("FakeModel", await RootAsync(Path.GetDirectoryName(stored)!));
        Assert.Equal("FakeModel", await RootAsync(model[..10]));
        Assert.Equal("FakeModel", await RootAsync($"sha256:{model}"));

        Assert.Contains("train", await _program.SayAsync("lineage", Path.Combine(_program.Registry, "1"), "--up"), StringComparison.Ordinal);
        JsonElement files = await _program.DescribeAsync("lineage", Path.Combine(_program.Registry, "1"), "--kind", "file");
        Assert.Equal([_program.Source], files.GetProperty("files").EnumerateArray().Select(static each => each.GetProperty("path").GetString()!));
        Assert.Contains("rides.txt", await _program.SayAsync("lineage", "last/register", "--kind", "file"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_model_is_found_by_what_it_is_where_the_run_that_it_names_is_gone()
    {
        await _program.RunAsync();
        string entry = Path.Combine(_program.Registry, "1", "registration.json");
        string text = await File.ReadAllTextAsync(entry);
        await File.WriteAllTextAsync(entry, text.Replace(_program.Runs[0], "20200101-000000-gone", StringComparison.Ordinal));

        Assert.Equal("Registration", await RootAsync(Path.Combine(_program.Registry, "1")));

        await File.WriteAllTextAsync(entry, text.Replace(_program.Runs[0], "20200101-000000-gone", StringComparison.Ordinal).Replace("\"d1\"", "\"d2\"", StringComparison.Ordinal));
        (int code, string error) = await _program.FailAsync("lineage", Path.Combine(_program.Registry, "1"));
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("of run 20200101-000000-gone, which is not in the store", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Depth_and_ways_bound_what_is_shown()
    {
        await _program.RunAsync();
        JsonElement near = await _program.DescribeAsync("lineage", "last/train", "--up", "--depth", "2");
        Assert.Equal(["root", "up", "up"], near.GetProperty("nodes").EnumerateArray().Select(static each => each.GetProperty("direction").GetString()!));
        Assert.True(near.GetProperty("isCut").GetBoolean());
        JsonElement down = await _program.DescribeAsync("lineage", "last/train", "--down");
        Assert.Equal(3, down.GetProperty("nodes").GetArrayLength());
        Assert.DoesNotContain("made from", await _program.SayAsync("lineage", "last/train", "--down"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lineage last/train --format pdf", "Unknown format 'pdf'.", ExitCodes.Usage)]
    [InlineData("lineage last/train --depth x", "'x' is not a value for '--depth'", ExitCodes.Usage)]
    [InlineData("lineage last/train --impact --up", "leave out --up", ExitCodes.Usage)]
    [InlineData("lineage last/train --impact --format mermaid", "leave out --impact", ExitCodes.Usage)]
    [InlineData("lineage last/train --json --format tree", "cannot both be given", ExitCodes.Usage)]
    [InlineData("lineage sha256:xyz", "is no digest", ExitCodes.Usage)]
    [InlineData("lineage last/trian", "Did you mean 'train'?", ExitCodes.Failed)]
    [InlineData("lineage nowhere/at.csv", "is no artifact, model or file that the store", ExitCodes.Failed)]
    [InlineData("artifacts find --limit 0", "'0' is not a value for '--limit'", ExitCodes.Usage)]
    [InlineData("artifacts find --digest xyz", "'xyz' is not a value for '--digest'", ExitCodes.Usage)]
    [InlineData("artifacts find --since sometimes", "'sometimes' is not a value for '--since'", ExitCodes.Usage)]
    public async Task What_cannot_be_answered_says_what_would_be_right(string arguments, string message, int code)
    {
        await _program.RunAsync();
        (int actual, string error) = await _program.FailAsync(arguments.Split(' '));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(code, actual);
    }

    [Fact]
    public async Task A_file_that_nobody_read_and_a_store_that_is_not_there_are_named()
    {
        (int code, string error) = await _program.FailAsync("lineage", "last/train");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("There is no store in", error, StringComparison.Ordinal);

        await _program.RunAsync();
        string other = Path.Combine(_program.Folder, "other.txt");
        await File.WriteAllTextAsync(other, "?");
        Assert.Contains("has read or written", (await _program.FailAsync("lineage", other)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Artifacts_are_found_by_what_they_are_a_page_at_a_time()
    {
        await _program.RunAsync();
        await File.WriteAllTextAsync(_program.Source, "8");
        await _program.RunAsync();

        Assert.Equal(8, (await FindAsync()).Length);
        Assert.Equal(["FakeModel", "FakeModel"], await FindAsync("--type", "fakemodel"));
        Assert.Equal(["Registration", "Registration"], await FindAsync("--kind", "registration"));
        Assert.Equal(4, (await FindAsync("--run", _program.Runs[0])).Length);
        Assert.Equal(8, (await FindAsync("--pipeline", "nightly", "--since", "1h")).Length);
        Assert.Empty(await FindAsync("--pipeline", "daily"));
        Assert.Empty(await FindAsync("--type", "nothing"));
        Assert.Empty(await FindAsync("--since", "2999-01-01"));

        var pages = new List<string>();
        string[] before = [];
        while (true)
        {
            JsonElement page = (await _program.DescribeAsync(["artifacts", "find", "--limit", "3", .. before])).GetProperty("artifacts");
            pages.AddRange(page.EnumerateArray().Select(static each => each.GetProperty("place").GetString()!));
            if (page.GetArrayLength() < 3)
                break;
            before = ["--before", page[2].GetProperty("digest").GetString()!];
        }

        Assert.Equal(8, pages.Distinct().Count());
        Assert.Equal(8, pages.Count);
        string table = await _program.SayAsync("artifacts", "find", "--limit", "2");
        Assert.Matches(@"^artifact +type +digest +rows +size +made +columns\n", table);
        Assert.Contains("There may be more: --before ", table, StringComparison.Ordinal);
        Assert.Contains("holds no artifacts of that kind.", await _program.SayAsync("artifacts", "find", "--kind", "none"), StringComparison.Ordinal);
    }

    private async Task<string[]> FindAsync(params string[] options) =>
    [
        .. (await _program.DescribeAsync(["artifacts", "find", .. options])).GetProperty("artifacts").EnumerateArray()
            .Select(static each => each.GetProperty("type").GetString()!),
    ];

    /// <summary>The runs that made the models which a reference leads to.</summary>
    private async Task<string[]> ModelsAsync(string reference, params string[] options) =>
    [
        .. (await _program.DescribeAsync(["lineage", reference, "--down", "--kind", "model", .. options])).GetProperty("artifacts").EnumerateArray()
            .Select(static each => each.GetProperty("place").GetString()!.Split('/')[0]),
    ];

    private async Task<string> RootAsync(string reference) =>
        (await _program.DescribeAsync("lineage", reference, "--depth", "0")).GetProperty("nodes").EnumerateArray().Single().GetProperty("type").GetString()!;
}
