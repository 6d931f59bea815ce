namespace Millrace.Runtime;

/// <summary>Reads methods of a program, each once.</summary>
internal sealed class MethodReader(CodeProgram program)
{
    private readonly Dictionary<MethodId, MethodSummary> _summaries = [];

    /// <summary>What a method amounts to.</summary>
    public MethodSummary Read(MethodId method)
    {
        if (!_summaries.TryGetValue(method, out MethodSummary? summary))
        {
            summary = new MethodScan(program, method).Read();
            _summaries.Add(method, summary);
        }

        return summary;
    }
}
