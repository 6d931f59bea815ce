namespace Millrace.Compiler;

/// <summary>What a pipeline must know of a component: inputs, outputs, parameters. Read from source and from metadata alike.</summary>
public sealed record ComponentSignature
{
    /// <summary>The component's class; generic ones over their own parameters until they are closed.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>The class's name without namespace and arguments.</summary>
    public required string ClassName { get; init; }

    /// <summary>Whether it is a pipeline or a map: it takes nothing itself, its steps do.</summary>
    public bool IsPipeline { get; init; }

    /// <summary>A name of its own, where it is not named after its class.</summary>
    public string? OwnName { get; init; }

    /// <summary>The component's name in kebab case.</summary>
    public string Name => OwnName ?? Naming.Kebab(ClassName);

    public EquatableArray<InputModel> Inputs { get; init; }

    public EquatableArray<OutputModel> Outputs { get; init; }

    public OutputShape Shape { get; init; }

    /// <summary>The parameters, in the order of declaration.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Who may call its Step: the accessibility, as it is written.</summary>
    public string Access { get; init; } = "public";

    /// <summary>Whether nothing was found wrong with it.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Whether what is wrong with it is reported by us rather than by C#.</summary>
    public bool IsReported { get; init; }

    /// <summary>
    /// The inputs and parameters in the order of Step's arguments. What must be given comes first, as C# demands; within that, inputs come before
    /// parameters, each in the order of Run or of declaration.
    /// </summary>
    public IEnumerable<StepSlot> StepSlots =>
        RequiredInputs.Select(StepSlot.Of)
            .Concat(Parameters.Where(each => each.IsRequired).Select(StepSlot.Of))
            .Concat(Inputs.Where(each => each.IsOptional).Select(StepSlot.Of))
            .Concat(Parameters.Where(each => !each.IsRequired).Select(StepSlot.Of));

    /// <summary>The inputs that must be given.</summary>
    public IEnumerable<InputModel> RequiredInputs => Inputs.Where(each => !each.IsOptional);

    /// <summary>Whether the last of the inputs that must be given takes a list, whose items may then be given one by one.</summary>
    public bool TakesItems => RequiredInputs.LastOrDefault() is { IsList: true } && !Parameters.Any(each => each.IsRequired);

    /// <summary>Whether it yields something learned from data, so that an input without a role counts as training.</summary>
    public bool Learns => Outputs.Any(each => each.IsLearned);

    public ComponentSignature Substitute(IReadOnlyDictionary<string, TypeRef> arguments) => this with
    {
        Type = Type.Substitute(arguments),
        Inputs = Inputs.Select(each => each.Substitute(arguments)).ToEquatableArray(),
        Outputs = Outputs.Select(each => each.Substitute(arguments)).ToEquatableArray(),
        Parameters = Parameters.Select(each => each.Substitute(arguments)).ToEquatableArray(),
    };
}
