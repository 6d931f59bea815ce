using Millrace.Runtime;

namespace Millrace;

/// <summary>The pipelines that a program offers: by default those of <see cref="PipelineCatalog"/>, which generated code fills.</summary>
internal sealed class ProgramPipelines
{
    private readonly Dictionary<string, Lazy<PipelinePlan>> _plans;
    private readonly string[] _names;

    private ProgramPipelines(Dictionary<string, Lazy<PipelinePlan>> plans)
    {
        _plans = plans;
        _names = [.. plans.Keys];
        Array.Sort(_names, StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => _names;

    public int Count => _names.Length;

    public IEnumerable<PipelinePlan> Plans => _names.Select(name => _plans[name].Value);

    /// <summary>The pipelines of all assemblies that are loaded by now.</summary>
    public static ProgramPipelines FromCatalog()
    {
        var plans = new Dictionary<string, Lazy<PipelinePlan>>(StringComparer.Ordinal);
        foreach (string name in PipelineCatalog.Names)
            plans.Add(name, new Lazy<PipelinePlan>(() => PipelineCatalog.Find(name)!));
        return new ProgramPipelines(plans);
    }

    public static ProgramPipelines Of(params ReadOnlySpan<PipelinePlan> plans)
    {
        var all = new Dictionary<string, Lazy<PipelinePlan>>(StringComparer.Ordinal);
        foreach (PipelinePlan plan in plans)
            all.Add(plan.Name, new Lazy<PipelinePlan>(plan));
        return new ProgramPipelines(all);
    }

    /// <summary>The pipeline of a recorded run.</summary>
    /// <exception cref="MillraceException">This program does not have it.</exception>
    public PipelinePlan OfRun(RunRecord run) => Find(run.Summary.Pipeline) ?? throw new MillraceException(
        $"Run {run.Summary.RunId} is of pipeline '{run.Summary.Pipeline}', which this program does not have.{NearestName.Proposal(run.Summary.Pipeline, Names)}");

    public PipelinePlan? Find(string name) => _plans.TryGetValue(name, out Lazy<PipelinePlan>? plan) ? plan.Value : null;
}
