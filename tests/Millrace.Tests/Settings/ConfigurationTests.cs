using System.Text.Json;
using Millrace.Settings;
using Millrace.Tests.Support;

namespace Millrace.Tests.Settings;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("Pipelines:numbers:start", "Pipelines:numbers:repeat", "Pipelines:numbers:Steps:double-number:repeat-count")]
    [InlineData("Pipelines:Numbers:Start", "Pipelines:Numbers:Repeat", "Pipelines:Numbers:Steps:DoubleNumber:RepeatCount")]
    [InlineData("PIPELINES:NUMBERS:START", "PIPELINES:NUMBERS:REPEAT", "PIPELINES:NUMBERS:STEPS:DOUBLE_NUMBER:REPEAT_COUNT")]
    public async Task Settings_win_over_defaults_and_the_pipeline_and_the_command_line_over_settings(string start, string repeat, string step)
    {
        Assert.Equal(6 + 3, await SumAsync());

        _program.Settings[start] = "5";
        Assert.Equal(10 + 5, await SumAsync());

        _program.Settings[repeat] = "2";
        Assert.Equal(20 + 5, await SumAsync());

        _program.Settings[step] = "3";
        Assert.Equal(40 + 5, await SumAsync());

        Assert.Equal(40 + 5, await SumAsync("--repeat", "1"));
        Assert.Equal(8 + 1, await SumAsync("--start", "1"));
        Assert.Equal(2 + 1, await SumAsync("--start", "1", "--set", "double-number.repeat-count=1"));
        Assert.Equal(14 + 7, await SumAsync("--set", "start=7", "--set", "double-number.repeat-count=1"));
    }

    [Fact]
    public async Task A_file_of_the_environment_wins_over_the_general_one_and_variables_over_both()
    {
        using TempFolder folder = new();
        await File.WriteAllTextAsync(
            folder.File("appsettings.json"), """{ "Pipelines": { "numbers": { "Start": 4, "Repeat": 1, "Steps": { "report": {} } } } }""");
        await File.WriteAllTextAsync(folder.File("appsettings.Production.json"), """{ "Pipelines": { "numbers": { "start": 6, "Slow": true } } }""");
        Microsoft.Extensions.Configuration.ConfigurationManager configuration = new();
        MillraceApplicationBuilder.AddSettings(configuration, [folder.Path], "Production");

        ConfiguredParameters parameters = ConfiguredParameters.Read(Numbers.Plan, configuration);

        Assert.Equal("6", parameters.Pipeline["start"].Text);
        Assert.Equal("1", parameters.Pipeline["repeat"].Text);
        Assert.Equal("True", parameters.Pipeline["slow"].Text);
        Assert.Equal(
            ["appsettings.json", "appsettings.Production.json"],
            configuration.Sources.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationSource>().Select(
                static source => Path.GetFileName(source.Path)));
        Assert.IsType<Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationSource>(configuration.Sources[^1]);
    }

    [Theory]
    [InlineData("{\n  \"Pipelines\": {\n    \"numbers\": 5x\n", ", line 3: this is not JSON: ")]
    [InlineData("[1]", ": the settings cannot be read: ")]
    public async Task A_malformed_file_exits_2_with_one_line_that_names_it(string text, string problem)
    {
        using TempFolder folder = new();
        await File.WriteAllTextAsync(folder.File("appsettings.json"), text);

        using ChildProcess program = ChildProcess.Start(folder.Path, "--help");
        (int code, _) = await program.WaitAsync();

        string[] lines = program.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("error: settings: ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Contains($"appsettings.json{problem}", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(". Correct the file, or remove it.", lines[0], StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, code);
    }

    [Theory]
    [InlineData("Pipelines:numbers:Strat", "4", "The setting Pipelines:numbers:Strat has no effect", "Did you mean 'start'?")]
    [InlineData(
        "Pipelines:numbers:Steps:double-numbr:repeat-count",
        "4",
        "The setting Pipelines:numbers:Steps:double-numbr has no effect",
        "Did you mean 'double-number'?")]
    [InlineData("Pipelines:numbers:Steps:double-number:repeat", "4", "step 'double-number' has no parameter 'repeat'", "repeat-count")]
    [InlineData("Pipelines:numbers:start", "400", "'start' is 400, but must lie between 0 and 100.", "It is set by Pipelines:numbers:start.")]
    [InlineData("Pipelines:numbers:start", "x", "'x' is not a value for 'start'", "It is set by Pipelines:numbers:start.")]
    [InlineData(
        "Pipelines:numbers:Steps:double-number:repeat-count", "99", "must be at most 10", "It is set by Pipelines:numbers:Steps:double-number:repeat-count.")]
    [InlineData("Pipelines:numbers:Steps:double-number:timeuot", "4", "has no parameter 'timeuot'", "Did you mean 'timeout'?")]
    [InlineData(
        "Pipelines:numbers:Steps:double-number:timeout",
        "4",
        "tep 'double-number': timeout is '4', which is no length of time",
        "It is set by Pipelines:numbers:Steps:double-number:timeout.")]
    public async Task A_wrong_setting_exits_2_and_is_named(string key, string value, string message, string hint)
    {
        _program.Settings[key] = value;

        (int code, _, string error) = await _program.RunInStoreAsync();

        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains(hint, error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, code);
    }

    [Theory]
    [InlineData("Pipelines:numbers:Steps:double-number:expires-after", "Pipelines:numbers:Steps:double-number:cache")]
    [InlineData("PIPELINES:NUMBERS:STEPS:DOUBLE_NUMBER:EXPIRES_AFTER", "PIPELINES:NUMBERS:STEPS:DOUBLE_NUMBER:CACHE")]
    public async Task Settings_say_how_steps_are_run(string after, string cache)
    {
        _program.Settings[after] = "1.00:00:00";
        _program.Settings[cache] = "expires";
        Microsoft.Extensions.Configuration.ConfigurationManager configuration = new();
        ((Microsoft.Extensions.Configuration.IConfigurationBuilder)configuration).Add(
            new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = _program.Settings });

        ConfiguredParameters parameters = ConfiguredParameters.Read(Numbers.Plan, configuration);

        Assert.Equal("1.00:00:00", parameters.Policies["double-number.expires-after"].Text);
        Assert.Equal("expires", parameters.Policies["double-number.cache"].Text);
        Assert.Empty(parameters.Steps);
        Assert.Equal(9, await SumAsync());

        _program.Settings[cache] = "never";
        Assert.Contains("expires-after has no effect", (await _program.RunInStoreAsync()).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("each", "step 'each' runs other steps, each of which has a policy of its own.")]
    [InlineData("inner", "step 'inner' runs other steps, each of which has a policy of its own.")]
    [InlineData("before", "step 'before' takes what is there already, and runs nothing.")]
    public async Task A_policy_of_a_step_that_runs_nothing_itself_is_refused(string step, string message)
    {
        ComponentDescriptor whole = new()
        {
            Name = "whole",
            Type = typeof(ConfigurationTests),
            Pipeline = static () => Numbers.Plan,
            Invoke = ComponentDescriptor.Composite,
        };
        _program.Plans[0] = Numbers.Plan with
        {
            Steps =
            [
                new PlanStep { Name = "each", Component = Numbers.MakeNumber, Map = new PlanMap(Numbers.Plan) },
                new PlanStep { Name = "inner", Component = whole },
                new PlanStep { Name = "before", Component = Numbers.MakeNumber, Reference = new PlanReference(PlanReference.Latest, "numbers/report/output") },
            ],
        };
        _program.Settings[$"Pipelines:numbers:Steps:{step}:TIMEOUT"] = "00:01:00";

        (int code, _, string error) = await _program.RunInStoreAsync();

        Assert.Contains($"The setting Pipelines:numbers:Steps:{step}:TIMEOUT has no effect: {message}", error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, code);
    }

    [Fact]
    public async Task Settings_of_other_pipelines_do_not_matter()
    {
        _program.Settings["Pipelines:others:anything"] = "1";

        Assert.Equal(9, await SumAsync());
    }

    [Theory]
    [InlineData("test-fraction", "TestFraction", true)]
    [InlineData("test-fraction", "TEST_FRACTION", true)]
    [InlineData("test-fraction", "testfraction", true)]
    [InlineData("test-fraction", "test-fractions", false)]
    [InlineData("test-fraction", "test", false)]
    [InlineData("", "-", true)]
    public void Spellings_of_a_name_are_the_same(string left, string right, bool same) => Assert.Equal(same, SettingName.Same(left, right));

    private async Task<double> SumAsync(params string[] args)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync(["run", "--json", .. args]);
        Assert.True(code == ExitCodes.Success, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("metrics").GetProperty("sum").GetDouble();
    }
}
