using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class SecretTests : IDisposable
{
    private const string Token = "t0ken=9f83 ä";

    private static readonly ParameterInfo s_token = new()
    {
        Name = "api-token",
        Member = "ApiToken",
        Codec = ParameterCodec.Of<string>(),
        Help = "Opens the door.",
        IsSecret = true,
    };

    private readonly TestProgram _program = new();

    public SecretTests() => _program.Plans[0] = new PipelinePlan
    {
        Name = "fetch-all",
        Type = typeof(SecretTests),
        Parameters = [s_token, new ParameterInfo { Name = "fails", Member = "Fails", Codec = ParameterCodec.Of<bool>(), Default = static () => false }],
        Create = static values => values,
        Steps =
        [
            new PlanStep
            {
                Name = "fetch",
                Component = Fetch,
                Arguments =
                [
                    new PlanArgument(0, "ApiToken", static values => ((IReadOnlyList<object?>)values)[0]),
                    new PlanArgument(1, "Fails", static values => ((IReadOnlyList<object?>)values)[1]),
                ],
            },
        ],
    };

    private static ComponentDescriptor Fetch { get; } = new()
    {
        Name = "fetch",
        Type = typeof(SecretTests),
        Outputs = [new OutputInfo("output", ArtifactType.Of<Number>())],
        Parameters = [s_token, new ParameterInfo { Name = "fails", Member = "Fails", Codec = ParameterCodec.Of<bool>(), Default = static () => false }],
        Invoke = static call =>
        {
            call.Logger<SecretTests>().LogWarning("knocks with {Token}", call.Parameter<string>(0));
            call.Services.GetRequiredService<ILoggerFactory>().CreateLogger("door").LogWarning("hears {Token}", call.Parameter<string>(0));
            if (call.Parameter<bool>(1))
                throw new InvalidOperationException($"closed to {call.Parameter<string>(0)}");
            call.Output(0, new Number(1));
            return ValueTask.CompletedTask;
        },
    };

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Nothing_that_a_program_prints_or_stores_holds_a_secret()
    {
        _program.Settings["Pipelines:fetch_all:API_TOKEN"] = Token;
        var printed = new StringBuilder();
        string[] commands =
        [
            "run", "run --json --fresh fetch", "run --fails --verbose", "run --fails --json", "plan", "plan --json", "runs show", "runs show --json",
            "runs list --json", "graph", "graph --format json", "step debug fetch", "run --help", "store verify",
        ];
        foreach (string arguments in commands)
        {
            (int code, string output, string error) = await _program.RunInStoreAsync(arguments.Split(' '));
            Assert.True(code != ExitCodes.Usage, error);
            printed.Append(output).Append(error);
        }

        Assert.Contains("knocks with ***", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("hears ***", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("closed to ***", printed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Token, printed.ToString(), StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(_program.Store, "*", SearchOption.AllDirectories))
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Token)) < 0, $"{file} holds the secret");
    }

    [Theory]
    [InlineData(
        "--api-token {0}",
        "'--api-token' would set a secret, and others see command lines. Set the environment variable Pipelines__fetch_all__api_token, or "
        + "Pipelines:fetch-all:api-token in the settings.")]
    [InlineData("--set api-token={0}", "'--set api-token' would set a secret")]
    [InlineData(
        "--set fetch.api-token={0}",
        "Set the environment variable Pipelines__fetch_all__Steps__fetch__api_token, or Pipelines:fetch-all:Steps:fetch:api-token in the settings.")]
    [InlineData("", "needs a value for 'api-token' (text). Set the environment variable Pipelines__fetch_all__api_token")]
    public async Task A_secret_comes_from_settings_alone(string arguments, string message)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, arguments, "abcdef").Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inner.fetch.api-token")]
    [InlineData("each.fetch.api-token")]
    public async Task A_secret_of_a_step_within_a_step_is_not_taken_from_the_command_line(string name)
    {
        PipelinePlan inner = _program.Plans[0];
        ComponentDescriptor whole = new() { Name = "whole", Type = typeof(SecretTests), Pipeline = () => inner, Invoke = ComponentDescriptor.Composite };
        _program.Plans[0] = inner with
        {
            Steps = [new PlanStep { Name = "inner", Component = whole }, new PlanStep { Name = "each", Component = Fetch, Map = new PlanMap(inner) }],
        };

        (int code, string output, string error) = await _program.RunInStoreAsync("--set", $"{name}=abcdef");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains($"'--set {name}' would set a secret, and others see command lines.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step debug fetch")]
    [InlineData("runs resume")]
    public async Task A_secret_that_is_missing_later_is_asked_for_in_the_same_way(string command)
    {
        _program.Settings["Pipelines:fetch-all:api-token"] = Token;
        await _program.RunInStoreAsync("--fails");
        _program.Settings.Clear();

        (int code, _, string error) = await _program.RunInStoreAsync(command.Split(' '));

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(
            "needs a value for 'api-token' (text). Set the environment variable Pipelines__fetch_all__api_token, or ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_says_where_a_secret_comes_from()
    {
        (_, string output, _) = await _program.RunInStoreAsync("run", "--help");

        Assert.Contains(
            "Opens the door. (secret: not taken from the command line, but from the environment or settings)",
            System.Text.RegularExpressions.Regex.Replace(output, @"\s+", " "),
            StringComparison.Ordinal);
    }
}
