namespace Millrace.Tests.Support;

/// <summary>A pipeline over numbers, wired by hand as the generator would: start, double and test it, report.</summary>
internal sealed class Numbers : IPipeline<Numbers>
{
    public double Start { get; init; } = 3;

    public int Repeat { get; init; } = 1;

    public bool Slow { get; init; }

    public static PipelinePlan Create(string name, Func<StepCall, ValueTask>? last = null) => new()
    {
        Name = name,
        Type = typeof(Numbers),
        Summary = "Doubles a number.",
        Parameters =
        [
            new ParameterInfo
            {
                Name = "start",
                Member = "Start",
                Codec = ParameterCodec.Of<double>(),
                Help = "The number to begin with.",
                Default = static () => 3.0,
                Minimum = 0,
                Maximum = 100,
            },
            new ParameterInfo
            {
                Name = "repeat",
                Member = "Repeat",
                Codec = ParameterCodec.Of<int>(),
                Help = "How often it is doubled.",
                Default = static () => 1,
            },
            new ParameterInfo { Name = "slow", Member = "Slow", Codec = ParameterCodec.Of<bool>(), Help = "Takes its time.", Default = static () => false },
            new ParameterInfo
            {
                Name = "seed",
                Member = "SeedParameter",
                Codec = ParameterCodec.Of<int>(),
                Help = "Has the name of an option of the program.",
                Default = static () => 0,
            },
        ],
        Create = static values => new Numbers { Start = (double)values[0]!, Repeat = (int)values[1]!, Slow = (bool)values[2]! },
        Steps =
        [
            new PlanStep
            {
                Name = "make-number",
                Component = MakeNumber,
                Arguments = [new PlanArgument(0, "Start", static pipeline => ((Numbers)pipeline).Start)],
            },
            new PlanStep
            {
                Name = "double-number",
                Component = DoubleNumber,
                Inputs = [new PlanInput(0, 0)],
                Arguments = [new PlanArgument(0, "Repeat", static pipeline => ((Numbers)pipeline).Repeat)],
            },
            new PlanStep
            {
                Name = "report",
                Component = Report(last),
                Inputs = [new PlanInput([new PlanSource(1, 0), new PlanSource(0, 0, static number => number, "AsNumber")]), new PlanInput(1, 1)],
            },
        ],
    };

    public static ComponentDescriptor MakeNumber { get; } = new()
    {
        Name = "make-number",
        Type = typeof(MakeNumber),
        Summary = "Makes a number.",
        Outputs = [new OutputInfo("output", ArtifactType.Of<Number>())],
        Parameters = [new ParameterInfo { Name = "value", Member = "Value", Codec = ParameterCodec.Of<double>(), Help = "The number.", Minimum = 0 }],
        Invoke = static call =>
        {
            call.Output(0, new Number(call.Parameter<double>(0)));
            return ValueTask.CompletedTask;
        },
    };

    public static ComponentDescriptor DoubleNumber { get; } = new()
    {
        Name = "double-number",
        Type = typeof(DoubleNumber),
        Inputs = [new InputInfo("number", ArtifactType.Of<Number>())],
        Outputs = [new OutputInfo("train", ArtifactType.Of<Number>()), new OutputInfo("test", ArtifactType.Of<Number>(), IsHoldout: true)],
        Parameters =
        [
            new ParameterInfo { Name = "repeat-count", Member = "RepeatCount", Codec = ParameterCodec.Of<int>(), Default = static () => 1, Maximum = 10 },
        ],
        Invoke = static call =>
        {
            double value = call.Input<Number>(0).Value * Math.Pow(2, call.Parameter<int>(0));
            call.Output(0, new Number(value));
            call.Output(1, new Number(-value));
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>Takes longer than a cancelled program may take.</summary>
    public static ComponentDescriptor Tidy { get; } = new()
    {
        Name = "tidy",
        Type = typeof(Numbers),
        Inputs = [new InputInfo("number", ArtifactType.Of<Number>()) { IsOptional = true }],
        Outputs = [new OutputInfo("output", ArtifactType.Of<Number>())],
        Invoke = static async call =>
        {
            await Task.Delay(Signals.Interruption.Deadline + TimeSpan.FromSeconds(0.5), call.Cancellation);
            call.Output(0, new Number(0));
        },
    };

    // After what it is made of: initializers run in the order of the text.
    public static PipelinePlan Plan { get; } = Create("numbers");

    private static ComponentDescriptor Report(Func<StepCall, ValueTask>? invoke) => new()
    {
        Name = "report",
        Type = typeof(List<Number>),
        Inputs =
        [
            new InputInfo("numbers", ArtifactType.Of<Number>(), InputRole.Unspecified, IsList: true),
            new InputInfo("test", ArtifactType.Of<Number>(), InputRole.Evaluation),
        ],
        Outputs = [new OutputInfo("output", ArtifactType.Of<Number>())],
        Cache = invoke is null ? CachePolicy.Content : CachePolicy.Never,
        Invoke = invoke ?? (static call =>
        {
            double sum = call.InputList<Number>(0).Sum(static number => number.Value);
            call.Context.RecordMetric("sum", sum, headline: true);
            call.Context.RecordMetric("nothing", double.NaN, headline: true);
            call.Output(0, new Number(sum));
            return ValueTask.CompletedTask;
        }),
    };
}

/// <summary>Stands for a component's class.</summary>
internal sealed class MakeNumber : IComponent<Number>
{
    public double Value { get; init; } = 3;

    public ValueTask<Number> InvokeAsync(Seed seed, StepContext step, CancellationToken cancellation) => ValueTask.FromResult(new Number(Value));
}

/// <summary>Stands for a component's class.</summary>
internal sealed class DoubleNumber : IComponent<Number, (Number Train, Number Test)>
{
    public ValueTask<(Number Train, Number Test)> InvokeAsync(Number input1, Seed seed, StepContext step, CancellationToken cancellation)
    {
        step.RecordMetric("doubled", input1.Value * 2, headline: true);
        step.ReportProgress(1, 1, "numbers");
        File.WriteAllText(Path.Combine(step.CreateFolder(), "seed.txt"), seed.ToString());
        return ValueTask.FromResult((new Number(input1.Value * 2), new Number(-input1.Value * 2)));
    }
}
