using Google.Protobuf.WellKnownTypes;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Exporting;

/// <summary>Parameters, numbers, tags and notes as properties.</summary>
public sealed class MlmdValueTests : IDisposable
{
    private const string Odd = "it's \"odd\"\n\0\t😀'); DROP TABLE Artifact; --";

    private readonly TestStore _test = new();
    private readonly string _path;

    public MlmdValueTests() => _path = Path.Combine(_test.Folder, "mlmd.db");

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Parameters_have_the_types_that_the_plan_says()
    {
        ComponentDescriptor component = Of("none", static call =>
        {
            call.Output(0, new Text("x"));
            return ValueTask.CompletedTask;
        }, parameters:
        [
            Setting("text", "12"), Setting("odd", Odd), Setting("whole", 12), Setting("long", 5_000_000_000), Setting("number", 0.25), Setting("many", 1e300),
            Setting("flag", true), Missing("missing"),
        ]);
        string run = (await _test.RunAsync(Plan("test", [Setting("epochs", 7)], Step("a", component)))).RunId;
        using MlmdReader file = Export();

        long a = file.Execution($"{run}/a");
        Assert.Equal(
            ["string 12", $"string {Odd}", "int 12", "int 5000000000", "double 0.25", "double 1.0e+300", "bool 1", "none", "int 7"],
            [
                .. new[] { "text", "odd", "whole", "long", "number", "many", "flag", "missing" }
                    .Select(name => file.Property("Execution", a, $"parameter.{name}") ?? "none"),
                file.Property("Context", 2, "parameter.epochs")!,
            ]);
    }

    [Fact]
    public async Task Where_no_plan_is_known_parameters_are_texts()
    {
        string run = (await _test.RunAsync(Plan(Step("a", Of("none", static call =>
        {
            call.Output(0, new Text("x"));
            return ValueTask.CompletedTask;
        }, parameters: [Setting("whole", 12)]))))).RunId;
        _test.Change("DELETE FROM run_origin");
        using MlmdReader file = Export();

        Assert.Equal("string 12", file.Property("Execution", file.Execution($"{run}/a"), "parameter.whole"));
    }

    [Fact]
    public async Task Parameters_of_steps_in_maps_have_types_too()
    {
        string run = (await _test.RunAsync(Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Each(
                "each",
                new PlanSource(0, 0),
                Body(1, Step("upper", Map(static (_, text) => text, parameters: [Number("share", 0.5)]), new PlanInput([Port(0)]))))))).RunId;
        using MlmdReader file = Export();

        Assert.Equal("double 0.5", file.Property("Execution", file.Execution($"{run}/each[1].upper"), "parameter.share"));
    }

    [Fact]
    public async Task Numbers_come_as_they_are_and_those_that_SQLite_lacks_as_texts()
    {
        string run = (await RecordAsync(static step =>
        {
            step.RecordMetric("auc", 0.75, headline: true);
            step.RecordMetric(Odd, 1);
            step.RecordMetric("nothing", double.NaN);
            step.RecordMetric("most", double.PositiveInfinity);
        })).RunId;
        using MlmdReader file = Export();

        long a = file.Execution($"{run}/a");
        Assert.Equal(
            ["double 0.75", "double 1.0", "string NaN", "double Inf"],
            new[] { "auc", Odd, "nothing", "most" }.Select(name => file.Property("Execution", a, $"metric.{name}")));
    }

    [Fact]
    public async Task A_series_is_a_structure_that_protocol_buffers_read()
    {
        string run = (await RecordAsync(static step =>
        {
            for (int i = 1; i <= 300; i++)
                step.RecordSeries("loss", i, i == 7 ? double.NaN : 1.0 / i);
        })).RunId;
        using MlmdReader file = Export();

        string text = file.Property("Execution", file.Execution($"{run}/a"), "series.loss")!;
        const string Mark = "string mlmd-struct::";
        Assert.StartsWith(Mark, text, StringComparison.Ordinal);
        Struct series = Struct.Parser.ParseFrom(Convert.FromBase64String(text[Mark.Length..]));
        Assert.Equal(["position", "value"], series.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 300).Select(static i => (double)i), Numbers("position"));
        Assert.Equal(Enumerable.Range(1, 300).Select(static i => i == 7 ? double.NaN : 1.0 / i), Numbers("value"));

        IEnumerable<double> Numbers(string name) => series.Fields[name].ListValue.Values.Select(static each => each.NumberValue);
    }

    [Fact]
    public async Task Tags_and_notes_of_a_run_are_properties_of_its_context()
    {
        string run = (await _test.RunAsync(Plan(Step("a", Constant("a"))), new RunOptions { Seed = ulong.MaxValue })).RunId;
        _test.Store.Labels.Tag(run, [new(Odd, Odd), new("empty", "")]);
        _test.Store.Labels.AddNote(run, Odd);
        _test.Store.Labels.AddNote(run, "second");
        using MlmdReader file = Export();

        Assert.Equal(
            [$"string {Odd}", "string ", $"string {Odd}", "string second"],
            new[] { $"tag.{Odd}", "tag.empty", "note.1", "note.2" }.Select(name => file.Property("Context", 2, name)));
        Assert.Equal("string 18446744073709551615", file.Property("Context", 2, "seed", isCustom: false));
        Assert.Equal("int 1", file.Property("Context", 2, "plan_version", isCustom: false));
    }

    [Fact]
    public async Task Long_names_are_cut_and_stay_apart()
    {
        string name = new('n', 254), other = name + "😀b";
        string run = (await _test.RunAsync(Plan(name, [], Step(name + "a", Constant("a")), Step(other, Constant("b"))))).RunId;
        using MlmdReader file = Export();

        Assert.Equal(["255"], file.Rows("SELECT DISTINCT max(length(name)) FROM Execution UNION SELECT max(length(name)) FROM Context"));
        Assert.Equal("2", file.Row("SELECT count(DISTINCT name) FROM Execution WHERE name LIKE $p0", $"{run}/nnn%"));
        Assert.Equal($"string {other}", file.Property("Execution", 2, "step", isCustom: false));
        Assert.DoesNotContain('\uFFFD', string.Concat(file.Rows("SELECT name FROM Execution")));
    }

    [Fact]
    public async Task Secrets_stay_secret()
    {
        ComponentDescriptor secret = Of("none", static call =>
        {
            call.Output(0, new Text("x"));
            return ValueTask.CompletedTask;
        }, parameters:
        [
            new ParameterInfo { Name = "token", Member = "Token", Codec = ParameterCodec.Of<string>(), IsSecret = true, Default = static () => "sesame-1234" },
        ]);
        string run = (await _test.RunAsync(Plan(Step("a", secret)))).RunId;
        using (MlmdReader file = Export())
            Assert.Equal("string ***", file.Property("Execution", file.Execution($"{run}/a"), "parameter.token"));

        Assert.DoesNotContain("sesame-1234", File.ReadAllText(_path, System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    private static ParameterInfo Setting<T>(string name, T value)
        where T : IParsable<T> => new() { Name = name, Member = name, Codec = ParameterCodec.Of<T>(), Default = () => value };

    private static ParameterInfo Missing(string name) =>
        new() { Name = name, Member = name, Codec = ParameterCodec.Nullable(ParameterCodec.Of<int>()), Default = static () => null };

    private Task<RunResult> RecordAsync(Action<StepContext> record) => _test.RunAsync(Plan(Step("a", Components.Of("record", call =>
    {
        record(call.Context);
        call.Output(0, new Text("x"));
        return ValueTask.CompletedTask;
    }))));

    private MlmdReader Export()
    {
        MlmdExport.Write(_test.Store, _path, new MlmdExportOptions(), null, CancellationToken.None);
        return new MlmdReader(_path);
    }
}
