namespace Millrace.Compiler;

/// <summary>One question about a pipeline's graph.</summary>
internal interface IGraphPass
{
    /// <summary>Adds what is wrong.</summary>
    void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings);
}
