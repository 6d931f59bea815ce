using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>Pipelines that register models: each is a file in a folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Models(string folder)
{
    public static ArtifactType[] Types { get; } = [ArtifactType.Of<Text>(), ArtifactType.Of<Enrolment>()];

    public bool IsBroken { get; set; }

    public string FileOf(string name) => Path.Combine(folder, "model-" + name);

    /// <summary>Registers a model of the name that step <c>data</c> yields; then step <c>after</c> takes it.</summary>
    public PipelinePlan Single(string name) => Plan(
        Step("data", Constant(name)),
        Step("train", Map(static (_, text) => text + " trained"), new PlanInput(0, 0)),
        Step("register", Of("register", call => Register(call, call.Input<Text>(0).Value.Split(' ')[0]), [Text()], [Enrolment()]), new PlanInput(1, 0)),
        Step("after", Of("after", async call =>
        {
            if (IsBroken)
                throw new InvalidOperationException("broken");
            call.Output(0, new Text(await Task.FromResult("after")));
        }, [new InputInfo("model", ArtifactType.Of<Enrolment>())]), new PlanInput(2, 0)));

    /// <summary>Registers several models as one collection.</summary>
    public PipelinePlan Several(string names) => Plan(
        Step("data", Constant(names)),
        Step("register", Of("register", call =>
        {
            string[] files = [.. call.Input<Text>(0).Value.Split(' ').Select(FileOf)];
            Array.ForEach(files, static file => File.WriteAllText(file, "model"));
            call.Output(0, Collection.Of(files.Select(static file => new Enrolment(file))));
            return ValueTask.CompletedTask;
        }, [Text()], [new OutputInfo("output", ArtifactType.Of<Collection<Enrolment>>())]), new PlanInput(0, 0)));

    private ValueTask Register(StepCall call, string name)
    {
        File.WriteAllText(FileOf(name), "model");
        call.Output(0, new Enrolment(FileOf(name)));
        return ValueTask.CompletedTask;
    }

    private static InputInfo Text() => new("text", ArtifactType.Of<Text>());

    private static OutputInfo Enrolment() => new("output", ArtifactType.Of<Enrolment>());
}
