using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace;

/// <summary>The pipelines that a program offers: by default those of <see cref="PipelineCatalog"/>, which generated code fills.</summary>
internal sealed class ProgramPipelines
{
    private readonly ImmutableSortedDictionary<string, Lazy<PipelinePlan>> _plans;

    private ProgramPipelines(IEnumerable<KeyValuePair<string, Lazy<PipelinePlan>>> plans) =>
        _plans = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, plans);

    public IEnumerable<string> Names => _plans.Keys;

    public int Count => _plans.Count;

    public IEnumerable<PipelinePlan> Plans => _plans.Values.Select(static plan => plan.Value);

    /// <summary>The pipelines of all assemblies that are loaded by now.</summary>
    public static ProgramPipelines FromCatalog() =>
        new(PipelineCatalog.Names.Select(static name =>
            KeyValuePair.Create(name, new Lazy<PipelinePlan>(() => PipelineCatalog.Find(name)!))));

    public static ProgramPipelines Of(params ReadOnlySpan<PipelinePlan> plans)
    {
        List<KeyValuePair<string, Lazy<PipelinePlan>>> all = [];
        foreach (PipelinePlan plan in plans)
            all.Add(KeyValuePair.Create(plan.Name, new Lazy<PipelinePlan>(plan)));

        return new ProgramPipelines(all);
    }

    /// <summary>The pipeline of a recorded run.</summary>
    /// <exception cref="MillraceException">This program does not have it.</exception>
    public PipelinePlan OfRun(RunRecord run) => Find(run.Summary.Pipeline) ?? throw new MillraceException(
        $"Run {run.Summary.RunId} is of pipeline '{run.Summary.Pipeline}', which this program does not have.{NearestName.Proposal(run.Summary.Pipeline, Names)}");

    public PipelinePlan? Find(string name) => _plans.TryGetValue(name, out Lazy<PipelinePlan>? plan) ? plan.Value : null;
}
