using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The artifacts of one run, by step and output.</summary>
internal sealed class RunArtifacts
{
    private readonly BoundPlan _plan;
    private readonly Slot[][] _slots;
    private readonly bool[] _isMissing;

    public RunArtifacts(BoundPlan plan)
    {
        _plan = plan;
        ILookup<(int Step, int Output), PlanSource> uses =
            plan.Steps.SelectMany(static step => step.Step.Inputs).SelectMany(static input => input.Sources).ToLookup(static source => (source.Step, source.Output));
        _slots =
        [
            .. plan.Steps.Select(step => step.Component.Outputs.Select((output, index) => new Slot(output, uses[(step.Index, index)].Count())).ToArray()),
        ];
        _isMissing = new bool[_slots.Length];
    }

    /// <summary>The slot that feeds an input.</summary>
    public Slot this[PlanSource source] => _slots[source.Step][source.Output];

    /// <summary>Sets a step's results.</summary>
    /// <param name="step">The step's position.</param>
    /// <param name="outputs">What is stored.</param>
    /// <param name="opened">The artifacts where they are open already; otherwise empty.</param>
    public void Set(int step, ImmutableArray<OutputRecord> outputs, ImmutableArray<object> opened = default)
    {
        for (int i = 0; i < outputs.Length; i++)
            _slots[step][i].Set(outputs[i].Artifact, opened.IsDefaultOrEmpty ? null : opened[i]);
    }

    /// <summary>Says that the run goes on without a step's results.</summary>
    /// <param name="step">The step's position.</param>
    public void SetMissing(int step) => _isMissing[step] = true;

    /// <summary>Whether a step cannot run, because the run goes on without all that one of its inputs could take.</summary>
    public bool Lacks(BoundStep step) => step.LacksInput(each => _isMissing[each]);

    /// <summary>What a step takes, as far as it is known.</summary>
    public ImmutableArray<StepInput> InputsOf(BoundStep step)
    {
        var inputs = ImmutableArray.CreateBuilder<StepInput>();
        for (int i = 0; i < step.Step.Inputs.Length; i++)
        {
            ImmutableArray<PlanSource> sources = step.Step.Inputs[i].Sources;
            for (int item = 0; item < sources.Length; item++)
            {
                PlanSource source = sources[item];
                Slot slot = this[source];
                if (slot.Artifact is not ArtifactRecord artifact)
                    continue;

                string name = step.Component.Inputs[i].Name, from = _plan.Steps[source.Step].Name;
                inputs.Add(new StepInput(i, new InputRecord(name, item, from, slot.Info.Name, source.ViewName, artifact)));
            }
        }

        return inputs.ToImmutable();
    }

    /// <summary>Whether all that a step takes is known: what is missing for good is not taken.</summary>
    public bool AreInputsKnown(BoundStep step) =>
        !Lacks(step) && step.Step.Inputs.All(input => input.Sources.All(source => _isMissing[source.Step] || this[source].Artifact is not null));

    /// <summary>Tells that a step has ended.</summary>
    public void Release(BoundStep step)
    {
        foreach (PlanSource source in step.Step.Inputs.SelectMany(static input => input.Sources))
            this[source].Release();
    }
}
