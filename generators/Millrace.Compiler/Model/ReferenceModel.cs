namespace Millrace.Compiler;

/// <summary>A stored artifact that a pipeline takes without making it.</summary>
/// <param name="Kind">The member of <c>Millrace.PlanReference</c>: <c>Latest</c> or <c>Champion</c>.</param>
/// <param name="Target">What it is found by.</param>
public sealed record ReferenceModel(string Kind, string Target)
{
    /// <summary>The latest result of a step.</summary>
    public const string Latest = nameof(Latest);

    /// <summary>The registered model in use.</summary>
    public const string Champion = nameof(Champion);

    /// <summary>The pipeline, the step and the output that a latest result is found by; empty for what is left out. Null where the text has another form.</summary>
    public static (string Pipeline, string Step, string Output)? Place(string target)
    {
        string[] parts = target.Split('/');
        if (parts.Length is not (2 or 3) || !Naming.IsKebab(parts[0]) || !parts[1].Split('.').All(IsStep) || (parts.Length == 3 && !Naming.IsKebab(parts[2])))
            return null;
        return (parts[0], parts[1], parts.Length == 3 ? parts[2] : "");
    }

    /// <summary>Whether a text can be the name of a registered model, which is that of a folder.</summary>
    public static bool IsName(string target) =>
        target.Length > 0 && char.IsLetterOrDigit(target[0]) && target.All(static each => char.IsLetterOrDigit(each) || each is '-' or '_' or '.') && target[target.Length - 1] != '.';

    /// <summary>The name of the step that stands for it, unless another one is given.</summary>
    public string StepName => Kind == Latest && Place(Target) is { } place
        ? Naming.ToKebab($"latest-{place.Step}", "latest")
        : Naming.ToKebab($"{Kind}-{Target}", Kind);

    /// <summary>A step's name, or that of one item's: <c>parts[17]</c>.</summary>
    private static bool IsStep(string name)
    {
        int bracket = name.IndexOf('[');
        return bracket < 0
            ? Naming.IsKebab(name)
            : Naming.IsKebab(name.Substring(0, bracket)) && name.EndsWith("]", StringComparison.Ordinal) && name.Length > bracket + 2 && name.Skip(bracket + 1).Take(name.Length - bracket - 2).All(char.IsDigit);
    }
}
