namespace Millrace.Compiler;

/// <summary>Does a secret get a value that stands in the program?</summary>
internal sealed class SecretConstantPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode step in graph.Steps)
        {
            foreach (StepArgument argument in step.Arguments)
            {
                ParameterModel parameter = step.Component.Parameters[argument.Parameter];
                if (parameter.IsSecret && argument.Constant is { Text: not "" })
                    findings.Add(DiagnosticInfo.Create(ComponentRules.SecretInProgram, argument.Location, parameter.Argument.TrimStart('@')));
            }
        }
    }
}
