namespace Millrace.Compiler;

/// <summary>Can what always runs do without its inputs?</summary>
internal sealed class AlwaysPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode step in graph.Steps)
        {
            string[] needed = [.. step.Component.Inputs.Where(static each => !each.IsOptional && !each.IsList).Select(static each => $"'{each.Argument.TrimStart('@')}'")];
            if (step.Always is { } place && needed.Length > 0)
                findings.Add(DiagnosticInfo.Create(WiringRules.AlwaysNeedsOptional, place, step.Name, string.Join(" and ", needed)));
        }
    }
}
