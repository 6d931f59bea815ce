namespace Millrace.Compiler;

/// <summary>Does every step have a name of its own, in kebab case?</summary>
internal sealed class StepNamePass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        var names = new HashSet<string>(graph.Steps.Where(each => each.GivenName is not null).Select(each => each.Name), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        ILookup<(LocationInfo, string), StepNode> turns = graph.Steps.Where(each => each.LoopSuffix is not null).ToLookup(each => (each.Location, each.Name));
        foreach (StepNode step in graph.Steps.Where(each => !each.IsNameReported && each.Port is null))
        {
            if (step.GivenName is string given && !Naming.IsKebab(given))
                findings.Add(DiagnosticInfo.Create(WiringRules.NameNotKebab, step.NameLocation, $"\"{given}\"", step.LoopSuffix is not null && step.WrittenName != given ? WiringRules.NamePairs : WiringRules.NameAdvice(Naming.ToKebab(given, step.Component.ClassName))));
            else if (!taken.Add(step.Name))
                findings.Add(turns[(step.Location, step.Name)].Count() > 1 ? LoopNames(step) : Twice(step, taken, names));
        }
    }

    private static DiagnosticInfo Twice(StepNode step, HashSet<string> taken, HashSet<string> names) => step.GivenName is null
        ? DiagnosticInfo.Create(WiringRules.UsedTwice, step.Location, step.Name, Propose(step, taken, names))
        : DiagnosticInfo.Create(WiringRules.DuplicateName, step.NameLocation, step.Name);

    /// <summary>One call of Step that makes several steps of the same name.</summary>
    private static DiagnosticInfo LoopNames(StepNode step)
    {
        string proposal = step switch
        {
            { LoopSuffix: "" } => WiringRules.NamePairs,
            { GivenName: null } => $"write .Named($\"{step.Component.Name}-{step.LoopSuffix}\") after this call",
            _ => $"write a name that differs in every turn, such as $\"{step.Component.Name}-{step.LoopSuffix}\"",
        };
        return DiagnosticInfo.Create(WiringRules.LoopNames, step.GivenName is null ? step.Location : step.NameLocation, step.Name, proposal);
    }

    /// <summary>A free name: from the variable that takes the result, else the component's with a number.</summary>
    private static string Propose(StepNode step, HashSet<string> taken, HashSet<string> names)
    {
        string variable = Naming.Kebab(step.Variable);
        if (Naming.IsKebab(variable) && !taken.Contains(variable) && !names.Contains(variable))
            return variable;
        int number = 2;
        while (taken.Contains($"{step.Name}-{number}") || names.Contains($"{step.Name}-{number}"))
            number++;
        return $"{step.Name}-{number}";
    }
}
