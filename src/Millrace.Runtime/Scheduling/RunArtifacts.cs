using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The artifacts of one run, by step and output.</summary>
internal sealed class RunArtifacts
{
    private readonly BoundPlan _plan;
    private readonly ImmutableArray<Port> _ports;
    private readonly ImmutableArray<PlanSource>[] _sources;
    private readonly Slot[][] _slots;
    private readonly bool[] _isMissing;
    private readonly Func<PlanSource, bool> _missing;

    /// <param name="plan">The steps.</param>
    /// <param name="ports">What they take from outside; empty for a plan that is run by itself.</param>
    public RunArtifacts(BoundPlan plan, ImmutableArray<Port> ports = default)
    {
        _plan = plan;
        _ports = ports.IsDefault ? [] : ports;
        _sources = new ImmutableArray<PlanSource>[plan.Steps.Length];
        _slots = new Slot[plan.Steps.Length][];
        for (int i = 0; i < _slots.Length; i++)
        {
            _sources[i] = PlanGraph.Sources(plan.Steps[i].Step);
            _slots[i] = SlotsOf(plan.Steps[i].Component.Outputs);
        }

        foreach (ImmutableArray<PlanSource> sources in _sources)
        {
            foreach (PlanSource source in sources)
            {
                if (source.Step != PlanSource.Port)
                    _slots[source.Step][source.Output].Expect();
            }
        }

        _isMissing = new bool[_slots.Length];
        _missing = IsMissing;
    }

    private static Slot[] SlotsOf(ImmutableArray<OutputInfo> outputs)
    {
        var slots = new Slot[outputs.Length];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = new Slot(outputs[i]);
        return slots;
    }

    /// <summary>The slot that feeds an input.</summary>
    public Slot this[PlanSource source] => source.Step == PlanSource.Port ? _ports[source.Output].Slot : _slots[source.Step][source.Output];

    /// <summary>Sets a step's results.</summary>
    /// <param name="step">The step's position.</param>
    /// <param name="outputs">What is stored.</param>
    /// <param name="opened">The artifacts where they are open already; otherwise empty.</param>
    public void Set(int step, ImmutableArray<OutputRecord> outputs, ImmutableArray<object> opened = default)
    {
        for (int i = 0; i < outputs.Length; i++)
            _slots[step][i].Set(outputs[i].Artifact, opened.IsDefaultOrEmpty ? null : opened[i]);
    }

    /// <summary>Lets go of what of a step's results is written down by now and can be read again.</summary>
    /// <param name="step">The step's position.</param>
    public void Settle(int step)
    {
        foreach (Slot slot in _slots[step])
            slot.Settle();
    }

    /// <summary>Says that the run goes on without a step's results.</summary>
    /// <param name="step">The step's position.</param>
    public void SetMissing(int step) => _isMissing[step] = true;

    /// <summary>Whether a step cannot run, because the run goes on without all that one of its inputs could take.</summary>
    public bool Lacks(BoundStep step) => step.LacksInput(_missing);

    /// <summary>Whether the run goes on without an output, whatever stands in for it. What a port has not is missing.</summary>
    public bool IsMissing(PlanSource source) => source.Step == PlanSource.Port ? !IsThere(source) : _isMissing[source.Step];

    /// <summary>Whether an output is there, whatever stands in for it.</summary>
    public bool IsThere(PlanSource source) => this[source].Artifact is not null;

    /// <summary>The output that is there, of those that stand in for each other; null where none is, or where that is not known yet.</summary>
    public PlanSource? Resolve(PlanSource source)
    {
        for (PlanSource? each = source; each is PlanSource known; each = known.Fallback?.Source)
        {
            if (IsThere(known))
                return known.Step == PlanSource.Port ? _ports[known.Output].See(known) : known;
            if (!IsMissing(known))
                return null;
        }

        return null;
    }

    /// <summary>Whether it is known what an input's source comes to: an artifact, or nothing.</summary>
    public bool IsKnown(PlanSource source) => Resolve(source) is not null || BoundStep.IsMissing(source, _missing);

    /// <summary>What a step takes, as far as it is known.</summary>
    public ImmutableArray<StepInput> InputsOf(BoundStep step)
    {
        ImmutableArray<PlanInput> planned = step.Step.Inputs;
        if (planned.IsEmpty)
            return [];

        var inputs = ImmutableArray.CreateBuilder<StepInput>(planned.Length);
        for (int i = 0; i < planned.Length; i++)
        {
            ImmutableArray<PlanSource> sources = planned[i].Sources;
            for (int item = 0; item < sources.Length; item++)
            {
                if (Resolve(sources[item]) is not PlanSource source)
                    continue;

                Slot slot = this[source];
                string name = step.Component.Inputs[i].Name, from = source.Step == PlanSource.Port ? slot.From : _plan.Steps[source.Step].Name;
                inputs.Add(
                    new StepInput(i, new InputRecord(name, item, from, slot.Info.Name, source.ViewName, slot.Artifact!), source) { Type = slot.Info.Type });
            }
        }

        return inputs.DrainToImmutable();
    }

    /// <summary>Whether all that a step takes is known: what is missing for good is not taken.</summary>
    public bool AreInputsKnown(BoundStep step) => !Lacks(step) && step.Step.Inputs.All(input => input.Sources.All(IsKnown));

    /// <summary>Tells that a step has ended.</summary>
    public void Release(BoundStep step)
    {
        foreach (PlanSource source in _sources[step.Index])
            this[source].Release();
    }
}
