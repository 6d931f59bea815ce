namespace Millrace.Runtime;

/// <summary>Reads methods of a program, each once.</summary>
internal sealed class MethodReader(CodeProgram program)
{
    private readonly Dictionary<MethodId, MethodSummary> _summaries = [];
    private readonly ChangeableTypes _changeable = new(program);

    /// <summary>What a method amounts to.</summary>
    public MethodSummary Read(MethodId method)
    {
        if (!_summaries.TryGetValue(method, out MethodSummary? summary))
        {
            summary = new MethodScan(program, _changeable, method).Read();
            _summaries.Add(method, summary);
        }

        return summary;
    }
}
