using System.Text;
using Microsoft.Extensions.Logging;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class SecretTests : IDisposable
{
    private const string Token = "s3cr=t tök€n";

    private static readonly ParameterInfo s_token = Secret("token");

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task No_file_of_the_store_holds_a_secret()
    {
        PipelinePlan plan = Fetch(call =>
        {
            call.Logger<SecretTests>().LogInformation("with {Token}", Token);
            call.Logger<SecretTests>().LogWarning(new InvalidOperationException($"told {Token}"), "oh");
            call.Output(0, new Text("rows"));
            return ValueTask.CompletedTask;
        });
        RunResult result = await RunAsync(plan, Token);

        Assert.Equal("fetch executed", result.States());
        Assert.Equal("***", _test.Store.Metadata.GetRun("last").Parameters.Single().Value);
        Assert.Equal("***", _test.Store.Metadata.GetRun("last").Steps[0].Parameters.Single().Value);
        string log = await File.ReadAllTextAsync(_test.Store.Metadata.GetRun("last").Steps[0].LogPath!);
        Assert.Contains("with ***", log, StringComparison.Ordinal);
        Assert.Contains("told ***", log, StringComparison.Ordinal);
        AssertNowhere(_test.StoreFolder, Token);
    }

    [Fact]
    public async Task What_a_step_throws_is_shown_and_stored_without_the_secret_and_keeps_its_stack()
    {
        PipelinePlan plan = Fetch(
            static _ => throw new InvalidOperationException($"no answer to {Token}", new IOException($"https://host/?key={Uri.EscapeDataString(Token)}")));

        StepResult failed = (await RunAsync(plan, Token)).Steps.Single();

        Assert.Equal("InvalidOperationException: no answer to ***", failed.Error!.Message);
        var masked = Assert.IsType<MaskedException>(failed.Error.Exception);
        Assert.Equal(typeof(InvalidOperationException), masked.OriginalType);
        Assert.Contains(nameof(SecretTests), masked.StackTrace, StringComparison.Ordinal);
        Assert.Equal("https://host/?key=***", masked.InnerException!.Message);
        Assert.DoesNotContain(Token, masked.ToString(), StringComparison.Ordinal);
        Assert.Equal("InvalidOperationException: no answer to ***", _test.Store.Metadata.GetRun("last").Steps[0].Error);
        AssertNowhere(_test.StoreFolder, Token);
        AssertNowhere(_test.StoreFolder, Uri.EscapeDataString(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_ends_a_step_on_purpose_tells_no_secret(bool skips)
    {
        string message = $"{Token} is not known";
        PipelinePlan plan = Fetch(_ => throw (skips ? new StepSkippedException(message) : new GateClosedException(message)));

        StepResult ended = (await RunAsync(plan, Token)).Steps.Single();

        Assert.Equal("*** is not known", ended.Reason);
        AssertNowhere(_test.StoreFolder, Token);
    }

    [Fact]
    public async Task An_error_without_the_secret_stays_what_it_is()
    {
        var thrown = new InvalidOperationException("nothing there");

        StepResult failed = (await RunAsync(Fetch(_ => throw thrown), Token)).Steps.Single();

        Assert.Same(thrown, failed.Error!.Exception);
    }

    [Fact]
    public async Task The_application_s_loggers_get_no_secret_in_text_values_or_exceptions()
    {
        using var loggers = new LogCollector(nameof(SecretTests));
        _test.Loggers = loggers;
        await RunAsync(
            Fetch(static call =>
            {
                call.Logger<SecretTests>().LogWarning(new InvalidOperationException(Token), "with {Token}", Token);
                call.Logger<SecretTests>().LogWarning("without {Count}", 3);
                call.Output(0, new Text("rows"));
                return ValueTask.CompletedTask;
            }),
            Token);

        Assert.Equal(["with ***", "without 3"], loggers.Entries.Select(static each => each.Message));
        Assert.DoesNotContain(Token, loggers.Entries[0].Values + loggers.Entries[0].Exception, StringComparison.Ordinal);
        Assert.StartsWith("Count=3 ", loggers.Entries[1].Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loggers_of_a_factory_write_to_the_step_s_file_and_tell_no_secret_and_scopes_do_not_either()
    {
        using var loggers = new LogCollector(nameof(SecretTests));
        _test.Loggers = loggers;
        await RunAsync(
            Fetch(static call =>
            {
                ILogger logger = ((ILoggerFactory)call.Services.GetService(typeof(ILoggerFactory))!).CreateLogger($"Own.{nameof(SecretTests)}");
                using (logger.BeginScope("as {User} with {Token}", "me", Token))
                using (logger.BeginScope("as {User}", "you"))
                    logger.LogWarning("with {Token}", Token);
                call.Output(0, new Text("rows"));
                return ValueTask.CompletedTask;
            }),
            Token);

        Assert.Equal(["as me with ***", "as you", "with ***"], loggers.Entries.Select(static each => each.Message));
        Assert.Equal("User=you ", loggers.Entries[1].Values.Split('{')[0]);
        Assert.DoesNotContain(Token, string.Join(' ', loggers.Entries), StringComparison.Ordinal);
        string log = await File.ReadAllTextAsync(_test.Store.Metadata.GetRun("last").Steps[0].LogPath!);
        Assert.Contains("Own.SecretTests: with ***", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_cannot_be_counted_tell_no_secret()
    {
        using var loggers = new LogCollector("Millrace.Runtime");
        _test.Loggers = loggers;
        PipelinePlan plan = Fetch(static call =>
        {
            call.Output(0, new Unreadable());
            return ValueTask.CompletedTask;
        });
        PlanStep step = plan.Steps[0];
        await RunAsync(
            plan with
            {
                Steps =
                [
                    step with
                    {
                        Component = Of(
                            "fetch", step.Component.Invoke, outputs: [new OutputInfo("output", ArtifactType.Of<Unreadable>())], parameters: [s_token]),
                    },
                ],
            },
            Token);

        Exception failed = Assert.Single(loggers.Entries, static each => each.Exception is not null).Exception!;
        Assert.Equal("no preview for ***", failed.Message);
        Assert.DoesNotContain(Token, failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_holds_the_secret_of_another_parameter_is_no_reason_to_tell_it()
    {
        PipelinePlan Make(string place) => Plan(
            "test",
            [s_token],
            Step("fetch", Constant("none"), [new PlanArgument(0, "Place", _ => place)]),
            Step("use", Of("use", static call =>
            {
                call.Output(0, new Text("used"));
                return ValueTask.CompletedTask;
            }, parameters: [s_token]), [new PlanArgument(0, "Token", static values => ((IReadOnlyList<object?>)values)[0])]));
        var recorder = new Recorder();
        await RunAsync(Make("https://host"), Token);

        RunResult result = await _test.Runner.RunAsync(Bind(Make($"https://host/?key={Token}"), Token), new RunOptions(), recorder, CancellationToken.None);

        Assert.Equal("parameter text changed from https://host to https://host/?key=***", result.Step("fetch").Reason);
        Assert.Equal(result.Step("fetch").Reason, _test.Store.Metadata.GetRun("last").Steps[0].Reason);
        Assert.Contains($"start fetch: {result.Step("fetch").Reason}", recorder.Events);
    }

    [Fact]
    public async Task Another_secret_is_another_key_and_no_reason_tells_it()
    {
        PipelinePlan plan = Fetch(Answer);
        await RunAsync(plan, Token);

        Assert.Equal("fetch reused", (await RunAsync(plan, Token)).States());
        RunResult changed = await RunAsync(plan, "another");

        Assert.Equal("parameter token changed", changed.Step("fetch").Reason);
        AssertNowhere(_test.StoreFolder, "another");
    }

    [Fact]
    public void A_key_holds_a_digest_that_depends_on_name_and_value()
    {
        var digests = new SecretDigests();
        string[] all =
        [
            .. new[] { ("token", Token), ("token", "other"), ("password", Token) }.Select(
                each => digests.Of(new BoundParameter(Secret(each.Item1), each.Item2, ParameterOrigin.Override))!),
        ];

        Assert.Equal(3, all.Distinct().Count());
        Assert.All(all, static each => Assert.Equal(64, each.Length));
        Assert.Equal(all[0], new SecretDigests().Of(new BoundParameter(s_token, Token, ParameterOrigin.Default)));
        Assert.Null(digests.Of(new BoundParameter(s_token, null, ParameterOrigin.Default)));
    }

    [Fact]
    public void Errors_about_a_secret_do_not_tell_it()
    {
        ParameterInfo number = new() { Name = "pin", Member = "Pin", Codec = ParameterCodec.Of<double>(), IsSecret = true, Minimum = 1000 };
        ParameterInfo choice = new() { Name = "key", Member = "Key", Codec = ParameterCodec.Of<string>(), IsSecret = true, Allowed = ["a", "b"] };

        Assert.Equal("the value of the secret 'pin' cannot be read: expected number.", Assert.Throws<ParameterException>(() => number.Parse(Token)).Message);
        Assert.Equal("the value of the secret 'pin' must be at least 1000.", Assert.Throws<ParameterException>(() => number.Parse("17")).Message);
        Assert.Equal("the value of the secret 'key' must be one of a, b.", Assert.Throws<ParameterException>(() => choice.Parse(Token)).Message);

        PipelinePlan plan = Plan(
            "test",
            [s_token],
            Step(
                "fetch",
                Of("fetch", Answer, parameters: [s_token]),
                [
                    new PlanArgument(
                        0,
                        "Token",
                        static values => int.Parse((string)((IReadOnlyList<object?>)values)[0]!, System.Globalization.CultureInfo.InvariantCulture)),
                ]));
        var exception = Assert.Throws<ParameterException>(() => Bind(plan, Token));
        Assert.Equal("'fetch.token' is a secret, and what the pipeline sets it to cannot be computed: FormatException.", exception.Message);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public void Items_and_lines_are_masked_and_short_words_are_not()
    {
        var list = new ParameterInfo { Name = "keys", Member = "Keys", Codec = ParameterCodec.List<string>(ParameterCodec.Of<string>()), IsSecret = true };
        var mask = new SecretMask(
        [
            new BoundParameter(list, new[] { "first-key", "abc" }, ParameterOrigin.Override),
            new BoundParameter(s_token, "line one\nline two", ParameterOrigin.Override),
            new BoundParameter(Parameter("open", "x"), "plain text", ParameterOrigin.Override),
        ]);

        Assert.Equal("***, abc, ***; plain text", mask.Mask("first-key, abc, line two; plain text"));
        Assert.Equal("token = ***", new BoundParameter(s_token, Token, ParameterOrigin.Override).ToString());
    }

    [Theory]
    [InlineData("s3cr%3Dt%20t%C3%B6k%E2%82%ACn")]
    [InlineData("s3cr%3Dt+t%C3%B6k%E2%82%ACn")]
    [InlineData("s3cr%3dt+t%c3%b6k%e2%82%acn")]
    [InlineData("s3cr=t t\\u00F6k\\u20ACn")]
    [InlineData("czNjcj10IHTDtmvigqxu")]
    public void A_secret_is_masked_in_the_forms_in_which_it_travels(string form) =>
        Assert.Equal("x ***.", new SecretMask([new BoundParameter(s_token, Token, ParameterOrigin.Override)]).Mask($"x {form}."));

    [Fact]
    public void A_secret_is_masked_in_json_and_in_both_alphabets_of_base64()
    {
        var mask = new SecretMask([new BoundParameter(s_token, "say \"?>?~\"", ParameterOrigin.Override)]);

        Assert.Equal("{\"key\": \"***\"}", mask.Mask("{\"key\": \"say \\\"?>?~\\\"\"}"));
        Assert.Equal("***== ***", mask.Mask($"{Convert.ToBase64String("say \"?>?~\""u8)} {System.Buffers.Text.Base64Url.EncodeToString("say \"?>?~\""u8)}"));
    }

    [Fact]
    public async Task Debugging_takes_the_secret_from_where_the_plan_was_bound()
    {
        string? seen = null;
        PipelinePlan plan = Fetch(call =>
        {
            seen = call.Parameter<string>(0);
            return Answer(call);
        });
        await RunAsync(plan, Token);

        StepResult result = await _test.Runner.DebugStepAsync(Bind(plan, "renewed"), "fetch", "last", IRunObserver.None, CancellationToken.None);

        Assert.Equal(StepState.Executed, result.State);
        Assert.Equal("renewed", seen);
    }

    [Fact]
    public async Task Steps_of_a_map_tell_no_secret_of_the_pipeline()
    {
        using var loggers = new LogCollector(nameof(SecretTests));
        _test.Loggers = loggers;
        PipelinePlan body = Body(1, Knock(new PlanInput([Port(0)])));

        RunResult result = await RunAsync(
            Plan("test", [s_token], Step("words", Words(), [Results.Set(0, "a")]), Each("all", new PlanSource(0, 0), body)), Token);

        Assert.Equal("1 of 1 items failed; all[0].knock: IOException: *** is not let in", result.Step("all").Error!.Message);
        Assert.Equal(["comes with ***"], loggers.Entries.Select(static each => each.Message));
        AssertNowhere(_test.StoreFolder, Token);
    }

    [Fact]
    public async Task Steps_of_a_pipeline_that_is_a_step_tell_none_of_its_secrets()
    {
        PipelinePlan inner = Body(1, Knock(new PlanInput([Port(0)]))) with { Parameters = [s_token] };
        PlanArgument renewed = new(0, "Token", static values => ((IReadOnlyList<object?>)values)[0] + ", renewed");
        PlanStep nested = Pipeline("inner", inner, [renewed], new PlanInput(0, 0));

        // The outer pipeline's secret is a part of the inner one's, which goes into no step as it is.
        RunResult result = await RunAsync(Plan("test", [s_token], Step("start", Constant("a")), nested), "key");

        Assert.Equal("IOException: *** is not let in", result.Step("inner.knock").Error!.Message);
        AssertNowhere(_test.StoreFolder, "key, renewed");
    }

    [Fact]
    public void What_a_pipeline_throws_while_it_is_bound_tells_no_secret()
    {
        PipelinePlan plan = Fetch(Answer), broken = plan with { Create = static values => throw new InvalidOperationException($"{values[0]} is too old") };
        PipelinePlan computed = plan with
        {
            Steps =
            [
                Step(
                    "fetch",
                    Of("fetch", Answer, parameters: [Parameter("name", "")]),
                    [new PlanArgument(0, "Name", static values => throw new FormatException($"no name in {((IReadOnlyList<object?>)values)[0]}"))]),
            ],
        };

        var masked = Assert.Throws<MaskedException>(() => Bind(broken, Token));
        Assert.Equal((typeof(InvalidOperationException), "*** is too old"), (masked.OriginalType, masked.Message));
        Assert.Contains(nameof(SecretTests), masked.StackTrace, StringComparison.Ordinal);
        Assert.Equal(
            "'fetch.name' is set to Name, which cannot be computed: no name in ***", Assert.Throws<ParameterException>(() => Bind(computed, Token)).Message);
        Assert.IsType<InvalidOperationException>(
            Record.Exception(() => Bind(plan with { Create = static _ => throw new InvalidOperationException("too old") }, Token)));
    }

    /// <summary>Demands that no file under a folder, and no file's name, holds a text.</summary>
    internal static void AssertNowhere(string folder, string text)
    {
        // An owner's file is locked as long as its store is open; it names a process.
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(static file => Path.GetExtension(file) != ".owner")];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{file} holds the secret");
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) < 0, $"{file} holds the secret");
        }
    }

    private static ParameterInfo Secret(string name) => new() { Name = name, Member = name, Codec = ParameterCodec.Of<string>(), IsSecret = true };

    private static ValueTask Answer(StepCall call)
    {
        call.Output(0, new Text("rows"));
        return ValueTask.CompletedTask;
    }

    /// <summary>A step that gets the secret as a part of another, and tells the secret alone.</summary>
    private static PlanStep Knock(PlanInput input) => Step(
        "knock",
        Of(
            "knock",
            static call =>
            {
                string token = call.Parameter<string>(0)["Bearer ".Length..];
                call.Logger<SecretTests>().LogInformation("comes with {Token}", token);
                throw new IOException($"{token} is not let in");
            },
            [new InputInfo("text", ArtifactType.Of<Text>())],
            parameters: [Secret("auth")]),
        [new PlanArgument(0, "$\"Bearer {Token}\"", static values => $"Bearer {((IReadOnlyList<object?>)values)[0]}")],
        input);

    private static PipelinePlan Fetch(Func<StepCall, ValueTask> body) => Plan(
        "test",
        [s_token],
        Step("fetch", Of("fetch", body, parameters: [s_token]), [new PlanArgument(0, "Token", static values => ((IReadOnlyList<object?>)values)[0])]));

    private static BoundPlan Bind(PipelinePlan plan, string token) =>
        PlanBinder.Bind(plan, new Dictionary<string, string> { ["token"] = token }, new Dictionary<string, string>());

    private Task<RunResult> RunAsync(PipelinePlan plan, string token) =>
        _test.Runner.RunAsync(Bind(plan, token), new RunOptions(), IRunObserver.None, CancellationToken.None);

    /// <summary>An artifact that tells what it should not when it is looked at.</summary>
    private sealed class Unreadable : IArtifact<Unreadable>, IPreviewable
    {
        public static string Kind => "unreadable";

        public static async ValueTask SaveAsync(Unreadable artifact, ArtifactFolder folder, CancellationToken cancellation) =>
            await File.WriteAllTextAsync(folder.File("text.txt"), "x", cancellation);

        public static ValueTask<Unreadable> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => ValueTask.FromResult(new Unreadable());

        public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) => throw new IOException($"no preview for {Token}");
    }
}
