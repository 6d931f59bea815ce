namespace Millrace.Compiler;

/// <summary>
/// A pipeline as <c>Define</c> says it, with the places of everything, for the passes. The emitter sees a <see cref="PlanModel"/> instead,
/// which has no places in it.
/// </summary>
public sealed record PipelineGraph
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>The name in the attribute.</summary>
    public required string Name { get; init; }

    /// <summary>Whether C# rejects the attribute, so that there is no name to object to.</summary>
    public bool IsNameRejected { get; init; }

    /// <summary>Where the attribute's name stands.</summary>
    public LocationInfo NameLocation { get; init; }

    /// <summary>Where <c>Define</c>'s name stands.</summary>
    public LocationInfo DefineLocation { get; init; }

    public string Summary { get; init; } = "";

    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Where each parameter's name stands.</summary>
    public EquatableArray<LocationInfo> ParameterLocations { get; init; }

    /// <summary>The steps, in the order in which <c>Define</c> would make them.</summary>
    public EquatableArray<StepNode> Steps { get; init; }

    /// <summary>What it is as a step of other pipelines; null where it is none.</summary>
    public ComponentSignature? Signature { get; init; }

    /// <summary>What it yields as a step.</summary>
    public EquatableArray<GraphOutput> Outputs { get; init; }

    /// <summary>Whether it stands in a library, which tells what flows where inside of it alone.</summary>
    public bool IsCompiled { get; init; }

    /// <summary>The variables that take results of steps.</summary>
    public EquatableArray<VariableNode> Variables { get; init; }

    /// <summary>The members of <see cref="Parameters"/> that <c>Define</c> reads, and those that base classes declare.</summary>
    public EquatableArray<string> UsedParameters { get; init; }

    /// <summary>The calls of Step that got an artifact which fits no choice of type arguments.</summary>
    public EquatableArray<WrongStepModel> WrongSteps { get; init; }

    /// <summary>The calls of Step of which nothing is known whose results are taken apart.</summary>
    public EquatableArray<DeconstructedStep> Deconstructed { get; init; }

    /// <summary>Whether the class can implement an interface; a static one cannot.</summary>
    public bool HasInterface { get; init; } = true;

    /// <summary>Whether the class has something of its own that is named <c>Plan</c>.</summary>
    public bool HasOwnPlan { get; init; }

    /// <summary>Whether a part could not be read, so that there is no plan; what is wrong has been reported, here or by C#.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The first part that could not be read and was left to C#; null where what is wrong has been reported by us.</summary>
    public string? Unread { get; init; }
}
