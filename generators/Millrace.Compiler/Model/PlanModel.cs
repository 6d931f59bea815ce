namespace Millrace.Compiler;

/// <summary>A pipeline as its generated part needs it. Equal models generate equal code.</summary>
public sealed record PlanModel
{
    public required TypeDeclaration Declaration { get; init; }

    public required string Name { get; init; }

    public string Summary { get; init; } = "";

    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>What it is as a step of other pipelines; null where it is none.</summary>
    public ComponentSignature? Signature { get; init; }

    /// <summary>What it takes as a step.</summary>
    public EquatableArray<InputModel> Inputs { get; init; }

    /// <summary>What it yields as a step.</summary>
    public EquatableArray<PlannedOutput> Outputs { get; init; }

    /// <summary>What flows where inside of it, for those who use it compiled; empty where it is no step.</summary>
    public EquatableArray<string> Flow { get; init; }

    /// <summary>The steps; each comes after those it needs.</summary>
    public EquatableArray<PlannedStep> Steps { get; init; }

    /// <summary>The least format whose readers run the plan rightly.</summary>
    public int Format => Steps.Select(each => each.Format).Append(Inputs.Count + Outputs.Count > 0 ? 2 : StepControl.Plain.Format).Max();

    /// <summary>Whether the user wrote something of this name, so that the generated one must be implemented explicitly.</summary>
    public bool HasOwnPlan { get; init; }

    /// <summary>Whether the class can implement an interface; a static one cannot.</summary>
    public bool HasInterface { get; init; } = true;

    /// <summary>Whether there is a plan; where not, the build has errors, and only the shape of the API is kept.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>The part of <c>Define</c> that only C# can say what is wrong with; null where it has been reported by us.</summary>
    public string? Unread { get; init; }
}
