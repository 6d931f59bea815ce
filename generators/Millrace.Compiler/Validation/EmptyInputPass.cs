namespace Millrace.Compiler;

/// <summary>Is every input given? C# demands single ones; a list may be left out, and then nobody said that it is meant to be empty.</summary>
internal sealed class EmptyInputPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode step in graph.Steps)
        {
            for (int i = 0; i < step.Inputs.Count; i++)
            {
                if (step.Component.Inputs[i].IsList && !step.Inputs[i].IsWritten)
                    findings.Add(DiagnosticInfo.Create(WiringRules.EmptyInput, step.Location, step.Component.Inputs[i].Argument.TrimStart('@'), step.Name));
            }
        }
    }
}
