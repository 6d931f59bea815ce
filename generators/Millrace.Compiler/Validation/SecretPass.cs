namespace Millrace.Compiler;

/// <summary>Do secrets of the pipeline go to parameters that are secrets too?</summary>
internal sealed class SecretPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (ParameterModel secret in graph.Parameters.Where(static each => each.IsSecret))
        {
            foreach (StepNode step in graph.Steps)
            {
                foreach (StepArgument argument in step.Arguments)
                {
                    ParameterModel parameter = step.Component.Parameters[argument.Parameter];
                    if (!parameter.IsSecret && Reads(argument.Code, secret.Member))
                        findings.Add(DiagnosticInfo.Create(ComponentRules.SecretGivenAway, argument.Location, secret.Member.TrimStart('@'), parameter.Argument.TrimStart('@'), step.Component.ClassName));
                }
            }
        }
    }

    /// <summary>Whether code over <c>((Pipeline)pipeline)</c> reads a member of it.</summary>
    private static bool Reads(string code, string member)
    {
        string read = "pipeline)." + member;
        for (int at = code.IndexOf(read, StringComparison.Ordinal); at >= 0; at = code.IndexOf(read, at + 1, StringComparison.Ordinal))
        {
            int end = at + read.Length;
            if (end == code.Length || (!char.IsLetterOrDigit(code[end]) && code[end] != '_'))
                return true;
        }

        return false;
    }
}
