using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

/// <summary>Tags and notes, given with a run or later, and the runs that are found by them.</summary>
public sealed class LabelTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_run_is_given_tags_and_a_note_and_gets_others_later()
    {
        await _program.RunInStoreAsync("--tag", "team=risk", "--tag", "candidate", "--note", "first try");
        (int code, string said, _) = await _program.RunInStoreAsync("runs", "tag", "last", "team=fraud", "for review=yes");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Matches("^Run [-0-9a-f]+ is tagged.\n$", said);
        await _program.RunInStoreAsync("runs", "untag", "last", "candidate");
        await _program.RunInStoreAsync("runs", "note", "last", "looks", "good");

        JsonElement run = await JsonAsync("runs", "show", "last");
        Assert.Equal("""{"for review":"yes","team":"fraud"}""", JsonSerializer.Serialize(run.GetProperty("tags")));
        Assert.Equal(["first try", "looks good"], run.GetProperty("notes").EnumerateArray().Select(static note => note.GetProperty("text").GetString()));
        Assert.All(run.GetProperty("notes").EnumerateArray(), static note => Assert.Equal(Environment.UserName, note.GetProperty("author").GetString()));

        (_, string shown, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Contains("Tags: for review=yes, team=fraud\n", shown, StringComparison.Ordinal);
        Assert.Matches($"{Environment.UserName} +looks good", shown);
    }

    [Fact]
    public async Task Odd_texts_come_out_as_they_went_in_and_harm_no_terminal()
    {
        const string Odd = "it's \"odd\"; DROP TABLE run;--\n\t\u001b[31m\0 🚂 %s {0} \\";
        await _program.RunInStoreAsync("--tag", $"{Odd}={Odd}=", "--note", Odd);

        JsonElement run = await JsonAsync("runs", "show", "last");
        JsonProperty tag = Assert.Single(run.GetProperty("tags").EnumerateObject());
        Assert.Equal((Odd, Odd + "="), (tag.Name, tag.Value.GetString()));
        Assert.Equal(Odd, Assert.Single(run.GetProperty("notes").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal(1, await CountAsync("--tag", $"{Odd}={Odd}="));
        Assert.Equal(0, await CountAsync("--tag", $"{Odd}={Odd}"));

        (_, string shown, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.DoesNotContain('\u001b', shown);
        Assert.DoesNotContain('\0', shown);
    }

    [Fact]
    public async Task What_a_run_does_not_have_cannot_be_taken_from_it()
    {
        await _program.RunInStoreAsync("--tag", "a");
        (int code, _, string error) = await _program.RunInStoreAsync("runs", "untag", "last", "a", "b");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("has no tag 'b'. 'runs show ", error, StringComparison.Ordinal);
        (code, _, error) = await _program.RunInStoreAsync("runs", "tag", "last", "=value");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("'=value' is no tag: expected name[=value], such as team=risk.", error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, (await _program.RunInStoreAsync("runs", "note", "2020", "text")).Code);
    }

    [Fact]
    public async Task Runs_are_found_by_what_is_known_of_them()
    {
        await _program.RunInStoreAsync("--start", "1", "--tag", "kind=small");
        await _program.RunInStoreAsync("--start", "20", "--tag", "kind=large", "--tag", "kept", "--set", "double-number.repeat-count=2");
        await _program.RunInStoreAsync("--start", "20", "--set", "double-number.repeat-count=2");

        foreach ((string[] filter, int count) in ((string[], int)[])
        [
            (["--pipeline", "numbers"], 3),
            (["--pipeline", "number"], 0),
            (["--status", "Succeeded"], 3),
            (["--status", "failed", "--status", "running"], 0),
            (["--since", "1h"], 3),
            (["--since", "2020-01-01", "--until", "2021-01-01T12:00"], 0),
            (["--until", "0m"], 3),
            (["--tag", "kind"], 2),
            (["--tag", "kind=small"], 1),
            (["--tag", "kind=large", "--tag", "kept"], 1),
            (["--tag", "kind=small", "--tag", "kept"], 0),
            (["--parameter", "start>=3"], 2),
            (["--parameter", "start < 3"], 1),
            (["--parameter", "start!=20", "--parameter", "start=1.0"], 1),
            (["--parameter", "double-number.repeat-count=2"], 2),
            (["--parameter", "nothing=2"], 0),
            (["--metric", "sum>3"], 2),
            (["--metric", "report.sum<=3"], 1),
            (["--metric", "make-number.sum>0"], 0),
            (["--metric", "sum!=3"], 2),
            (["--metric", "sum=3", "--tag", "kept"], 0),
        ])
        {
            Assert.Equal((string.Join(' ', filter), count), (string.Join(' ', filter), await CountAsync(filter)));
        }
    }

    [Theory]
    [InlineData("--status broken", "'broken' is not a value for '--status': expected running, succeeded, ")]
    [InlineData("--since yesterday", "'yesterday' is not a value for '--since': expected a time such as 2026-01-31T17:45, or how long ago, such as 7d.")]
    [InlineData("--metric auc", "'auc' is not a value for '--metric': expected a name, one of = != < <= > >=, and a value")]
    [InlineData("--metric auc>high", "'auc>high' is not a value for '--metric': 'high' is no number.")]
    [InlineData("--parameter =3", "'=3' is not a value for '--parameter'")]
    public async Task A_filter_that_cannot_be_read_is_refused(string filter, string message)
    {
        (int code, _, string error) = await _program.RunInStoreAsync(["runs", "list", .. filter.Split(' ')]);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_empty_says_so()
    {
        await _program.RunInStoreAsync();
        Assert.Contains("holds no runs of that kind.", (await _program.RunInStoreAsync("runs", "list", "--tag", "none")).Output, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync(params string[] filter) => (await JsonAsync(["runs", "list", .. filter])).GetProperty("runs").GetArrayLength();

    private async Task<JsonElement> JsonAsync(params string[] command)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync([.. command, "--json"]);
        Assert.Equal((ExitCodes.Success, ""), (code, error));
        return JsonDocument.Parse(output).RootElement;
    }
}
