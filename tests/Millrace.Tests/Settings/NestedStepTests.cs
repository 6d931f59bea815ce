using System.Text;
using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Settings;

public sealed class NestedStepTests : IDisposable
{
    private const string Root = "Pipelines:nested:Steps:";
    private const string Pipeline = "outer-t0ken-1 ä", Check = "check-t0ken-2 ä", Item = "item-t0ken-3 ä";

    private readonly TestProgram _program = new();

    public NestedStepTests()
    {
        _program.Plans[0] = Nested.Plan;
        _program.Settings[Root + "outer:api-token"] = Pipeline;
        _program.Settings[Root + "outer:Steps:check:api-token"] = Check;
        _program.Settings[Root + "each:Steps:add:api-token"] = Item;
    }

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("outer:Steps:check:plus", "each:Steps:add:plus")]
    [InlineData("outer.check:plus", "each.add:plus")]
    [InlineData("OUTER:STEPS:CHECK:PLUS", "Each:STEPS:Add:Plus")]
    public async Task Settings_reach_steps_of_pipelines_and_maps(string check, string add)
    {
        Assert.Equal(2 + 11 + 21, await SumAsync());
        _program.Settings[Root + check] = "5";
        Assert.Equal(6 + 11 + 21, await SumAsync());
        _program.Settings[Root + add] = "3";
        Assert.Equal(6 + 13 + 23, await SumAsync());
        Assert.Equal(7 + 12 + 22, await SumAsync("--set", "outer.check.plus=6", "--set", "each.add.plus=2"));
    }

    [Fact]
    public async Task Settings_say_how_they_are_run()
    {
        await SumAsync();
        _program.Settings[Root + "each:Steps:add:cache"] = "never";
        _program.Settings[Root + "outer.check:cache"] = "never";

        (_, string output, _) = await _program.RunInStoreAsync("run", "--json");

        JsonElement[] steps = [.. JsonDocument.Parse(output).RootElement.GetProperty("steps").EnumerateArray()];
        Assert.Equal("2 items: 2 steps executed", Reason("each"));
        Assert.Equal("its results are never reused", Reason("outer.check"));

        string? Reason(string name) => steps.Single(step => step.GetProperty("name").GetString() == name).GetProperty("reason").GetString();
    }

    [Theory]
    [InlineData(
        "outer:Steps:chek:plus",
        "Pipelines:nested:Steps:outer:Steps:chek has no effect: pipeline 'nested' has no step 'outer.chek'. Did you mean 'outer.check'?")]
    [InlineData("outer.chek:plus", "Did you mean 'outer.check'?")]
    [InlineData("each:Steps:add:plsu", "step 'each.add' has no parameter 'plsu'. Did you mean 'plus'?")]
    [InlineData("each:timeout", "has no effect: step 'each' runs other steps, each of which has a policy of its own.")]
    [InlineData("outer:timeout", "has no effect: step 'outer' runs other steps, each of which has a policy of its own.")]
    [InlineData("sum:Steps:add:plus", "step 'sum' has no parameter 'Steps'.")]
    [InlineData("outer:Steps:check:plus", "It is set by Pipelines:nested:Steps:outer:Steps:check:plus.", "500")]
    [InlineData("each:Steps:add:timeout", "It is set by Pipelines:nested:Steps:each:Steps:add:timeout.", "soon")]
    public async Task A_setting_that_names_nothing_or_fits_nothing_is_refused(string key, string message, string value = "4")
    {
        _program.Settings[Root + key] = value;

        (int code, _, string error) = await _program.RunInStoreAsync();

        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, code);
    }

    [Theory]
    [InlineData(
        "each.add.api-token",
        "Set the environment variable Pipelines__nested__Steps__each__Steps__add__api_token, or Pipelines:nested:Steps:each:Steps:add:api-token in the "
        + "settings.")]
    [InlineData("outer.check.api-token", "Set the environment variable Pipelines__nested__Steps__outer__Steps__check__api_token")]
    [InlineData("outer.api-token", "Set the environment variable Pipelines__nested__Steps__outer__api_token")]
    public async Task Their_secrets_come_from_settings_alone(string name, string remedy)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync("run", "--set", $"{name}=abcdef");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains($"'--set {name}' would set a secret", error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef", output + error, StringComparison.Ordinal);

        int dot = name.LastIndexOf('.');
        Assert.True(_program.Settings.Remove($"{Root}{name[..dot].Replace(".", ":Steps:", StringComparison.Ordinal)}:{name[(dot + 1)..]}"));
        (_, _, error) = await _program.RunInStoreAsync();
        Assert.Contains($"Step '{name[..dot]}' needs a value for 'api-token' (text).", error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_program_prints_or_stores_holds_their_secrets()
    {
        var printed = new StringBuilder();
        foreach (string arguments in new[]
        {
            "run", "run --json --set each.add.plus=2", "run --verbose --keep-going --set each.add.plus=89", "run --json --set outer.check.plus=100", "plan",
            "plan --json", "runs show", "runs show --json", "runs list --json", "graph --format json", "step debug outer.check", "runs resume", "run --help",
        })
        {
            (int code, string output, string error) = await _program.RunInStoreAsync(arguments.Split(' '));
            Assert.True(code != ExitCodes.Usage, error);
            printed.Append(output).Append(error);
        }

        Assert.Contains("adds with ***", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("is too large for ***", printed.ToString(), StringComparison.Ordinal);
        foreach (string secret in new[] { Pipeline, Check, Item })
        {
            Assert.DoesNotContain(secret, printed.ToString(), StringComparison.Ordinal);
            foreach (string file in Directory.GetFiles(_program.Store, "*", SearchOption.AllDirectories))
                Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{file} holds the secret");
        }
    }

    [Fact]
    public async Task Another_secret_makes_other_results()
    {
        await SumAsync();
        _program.Settings[Root + "each:Steps:add:api-token"] = "another";

        (_, string output, _) = await _program.RunInStoreAsync("plan", "--json");

        Assert.Contains("runs for 2 of 2 items; each[0].add: parameter api-token changed", output, StringComparison.Ordinal);
    }

    private async Task<double> SumAsync(params string[] args)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync(["run", "--json", .. args]);
        Assert.True(code == ExitCodes.Success, error + output);
        return JsonDocument.Parse(output).RootElement.GetProperty("metrics").GetProperty("sum").GetDouble();
    }
}
