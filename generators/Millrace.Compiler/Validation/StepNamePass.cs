namespace Millrace.Compiler;

/// <summary>Does every step have a name of its own, in kebab case?</summary>
internal sealed class StepNamePass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        var names = new HashSet<string>(graph.Steps.Where(each => each.GivenName is not null).Select(each => each.Name), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (StepNode step in graph.Steps)
        {
            if (step.GivenName is string given && !Naming.IsKebab(given))
                findings.Add(DiagnosticInfo.Create(WiringRules.NameNotKebab, step.NameLocation, $"\"{given}\"", Naming.ToKebab(given, step.Component.ClassName)));
            if (taken.Add(step.Name))
                continue;
            findings.Add(step.GivenName is null
                ? DiagnosticInfo.Create(WiringRules.UsedTwice, step.Location, step.Name, Propose(step, taken, names))
                : DiagnosticInfo.Create(WiringRules.DuplicateName, step.NameLocation, step.Name));
        }
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
