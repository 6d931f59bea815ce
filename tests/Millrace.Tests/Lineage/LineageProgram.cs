using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Millrace.Data;
using Millrace.Learning;
using Millrace.Tests.Support;

namespace Millrace.Tests.Lineage;

/// <summary>
/// A program that reads a file, trains a model, registers it and writes a file, wired by hand; and what its commands say, without what differs each time.
/// </summary>
internal sealed class LineageProgram : IDisposable
{
    private readonly TestProgram _program = new();

    public LineageProgram()
    {
        Folder = Path.GetDirectoryName(_program.Store)!;
        Source = Path.Combine(Folder, "rides.txt");
        Written = Path.Combine(Folder, "out.csv");
        Registry = Path.Combine(Folder, "models", "rides");
        File.WriteAllText(Source, "7");
        _program.Plans[0] = Plan("nightly");
    }

    public string Folder { get; }

    public string Source { get; }

    public string Written { get; }

    public string Registry { get; }

    /// <summary>Whether the step that writes a file says where it is from the root on, as the components do that write files.</summary>
    public bool HasFullPath { get; set; }

    public List<string> Runs { get; } = [];

    public string Objects => Path.Combine(_program.Store, "objects");

    public async Task RunAsync()
    {
        (int code, string output, string error) = await _program.RunInStoreAsync("run", "--json");
        Assert.True(code == ExitCodes.Success, error);
        Runs.Add(JsonDocument.Parse(output).RootElement.GetProperty("run").GetString()!);
    }

    /// <summary>What a command writes.</summary>
    public async Task<string> SayAsync(params string[] args)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync(args);
        Assert.True(code == ExitCodes.Success, error);
        return output;
    }

    public async Task<JsonElement> DescribeAsync(params string[] args) => JsonDocument.Parse(await SayAsync([.. args, "--json"])).RootElement;

    public async Task<(int Code, string Error)> FailAsync(params string[] args)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync(args);
        Assert.Equal("", output);
        return (code, error);
    }

    /// <summary>A text without folders, runs, digests and times.</summary>
    public string Plain(string text)
    {
        text = text.Replace(JsonEncodedText.Encode(Folder).ToString(), "FOLDER", StringComparison.Ordinal).Replace(Folder, "FOLDER", StringComparison.Ordinal)
            .Replace("\\\\", "/", StringComparison.Ordinal).Replace('\\', '/');
        for (int i = 0; i < Runs.Count; i++)
            text = text.Replace(Runs[i], string.Create(CultureInfo.InvariantCulture, $"RUN{i + 1}"), StringComparison.Ordinal);
        var digests = new Dictionary<string, int>(StringComparer.Ordinal);
        text = Regex.Replace(text, "\\b[0-9a-f]{64}\\b|\\b[0-9a-f]{12}\\b", match =>
        {
            digests.TryAdd(match.Value[..12], digests.Count + 1);
            return string.Create(CultureInfo.InvariantCulture, $"D{digests[match.Value[..12]]}");
        });
        return Regex.Replace(text, "\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+(Z|\\+00:00)", "TIME");
    }

    public void Dispose() => _program.Dispose();

    private PipelinePlan Plan(string name) => new()
    {
        Name = name,
        Type = typeof(LineageProgram),
        Create = static values => values,
        Steps =
        [
            Step("read-rides", typeof(MakeNumber), ArtifactType.Of<Number>(), call =>
            {
                call.Output(0, new Number(double.Parse(File.ReadAllText(call.Parameter<string>(0)), CultureInfo.InvariantCulture)));
                return ValueTask.CompletedTask;
            }),
            Step("train", typeof(FakeModel), ArtifactType.Of<FakeModel>(), static call =>
            {
                call.Output(0, new FakeModel($"w{call.Input<Number>(0).Value}"));
                return ValueTask.CompletedTask;
            },
            (0, "rides", ArtifactType.Of<Number>())),
            Step("register", typeof(Registration), ArtifactType.Of<Registration>(), Register, (1, "model", ArtifactType.Of<FakeModel>())),
            Step("write", typeof(WrittenFile), ArtifactType.Of<WrittenFile>(), Write, (0, "rides", ArtifactType.Of<Number>())),
        ],
    };

    private PlanStep Step(
        string name, Type type, ArtifactType output, Func<StepCall, ValueTask> invoke, params (int Step, string Name, ArtifactType Type)[] inputs) => new()
    {
        Name = name,
        Component = new ComponentDescriptor
        {
            Name = name,
            Type = type,
            Inputs = [.. inputs.Select(static input => new InputInfo(input.Name, input.Type))],
            Outputs = [new OutputInfo("output", output)],
            Parameters = inputs.Length > 0 ? [] :
            [
                new ParameterInfo { Name = "path", Member = "Path", Codec = ParameterCodec.Of<string>(), IsSource = true, Default = () => Source },
            ],
            Invoke = invoke,
        },
        Inputs = [.. inputs.Select(static input => new PlanInput(input.Step, 0))],
    };

    private ValueTask Register(StepCall call)
    {
        int version = Directory.Exists(Registry) ? Directory.GetDirectories(Registry).Length + 1 : 1;
        string folder = Path.Combine(Registry, version.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Path.Combine(folder, "model"));
        File.WriteAllText(Path.Combine(folder, "model", "weights.txt"), call.Input<FakeModel>(0).Weights);
        File.WriteAllText(Path.Combine(folder, "registration.json"), $$"""
            {
              "format": "millrace-registered-model", "version": 1, "name": "rides", "model-version": {{version}}, "digest": "d{{version}}", "trainer": "fake",
              "reasons": [], "run": "{{call.Context.RunId}}", "step": "{{call.Context.StepName}}"
            }
            """);
        call.Output(0, new Registration("rides", version, folder.Replace('\\', '/'), $"d{version}"));
        return ValueTask.CompletedTask;
    }

    private ValueTask Write(StepCall call)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"ride\n{call.Input<Number>(0).Value}\n");
        File.WriteAllText(Written, text);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        call.Output(0, new WrittenFile(Written.Replace('\\', '/'), 1, text.Length, digest, HasFullPath ? Written : null));
        return ValueTask.CompletedTask;
    }
}
