namespace Millrace.Compiler;

/// <summary>One call of Step in <c>Define</c>.</summary>
public sealed record StepNode
{
    /// <summary>The component, its type arguments filled in.</summary>
    public required ComponentSignature Component { get; init; }

    /// <summary>The name given by <c>Named</c>, or null.</summary>
    public string? GivenName { get; init; }

    /// <summary>The given name as it is written, with expressions in braces: <c>trees-{depth}</c>.</summary>
    public string? WrittenName { get; init; }

    /// <summary>Whether a name is given that is not known, which has been reported.</summary>
    public bool IsNameReported { get; init; }

    /// <summary>Where the given name stands.</summary>
    public LocationInfo NameLocation { get; init; }

    /// <summary>Where the component's name stands.</summary>
    public LocationInfo Location { get; init; }

    /// <summary>The variable that takes the result, or empty; a hint for names.</summary>
    public string Variable { get; init; } = "";

    /// <summary>
    /// What an interpolated name needs to differ in every turn of the loops around the call, such as <c>{depth}</c>; empty where nothing tells
    /// the turns apart, null outside of loops.
    /// </summary>
    public string? LoopSuffix { get; init; }

    /// <summary>For each input of the component, where it comes from.</summary>
    public EquatableArray<InputEdges> Inputs { get; init; }

    /// <summary>Why features that it learns in one look at the rows cannot be learned so; null where they can.</summary>
    public SpanObstacle? Obstacle { get; init; }

    /// <summary>The parameters that the pipeline sets.</summary>
    public EquatableArray<StepArgument> Arguments { get; init; }

    /// <summary>What must hold for it to run.</summary>
    public EquatableArray<StepCondition> Conditions { get; init; }

    /// <summary>Where <c>Always</c> is written, by which it runs whatever became of what it needs; null where it is not.</summary>
    public LocationInfo? Always { get; init; }

    /// <summary>The stored artifact that it stands for; null for a step that runs.</summary>
    public ReferenceModel? Reference { get; init; }

    /// <summary>Where it is written what the artifact is found by.</summary>
    public LocationInfo ReferenceLocation { get; init; }

    /// <summary>The steps of a pipeline that is a step, or of a map, where they are known; null for a component.</summary>
    public PipelineGraph? Body { get; init; }

    /// <summary>Whether its steps run for each item of a collection, its first input.</summary>
    public bool IsMap { get; init; }

    /// <summary>Its position among what comes from outside, where it stands for that; null for a step.</summary>
    public int? Port { get; init; }

    /// <summary>What stands for something that comes from outside.</summary>
    public static StepNode OfPort(int port, string name, TypeRef type) => new()
    {
        Component = new ComponentSignature { Type = type, ClassName = name, Outputs = new([new OutputModel("", type)]), Shape = OutputShape.Single },
        Port = port,
    };

    /// <summary>All that has to be known before it runs: what may flow in, and what decides whether it runs.</summary>
    public IEnumerable<Edge> Needs => Inputs.SelectMany(static each => each.Alternatives).Concat(Conditions.SelectMany(static each => each.Edge.Alternatives));

    public string Name => GivenName ?? Component.Name;

    /// <summary>The name in a message about all turns of the loops around the call.</summary>
    public string NameOfTurns => LoopSuffix is null ? Name : WrittenName ?? Name;

    /// <summary>One of its outputs as messages name it: <c>split-trips/test</c>.</summary>
    public string OutputName(int output) => Component.Outputs.Count > 1 ? $"{Name}/{Component.Outputs[output].Name}" : Name;
}
