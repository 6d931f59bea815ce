using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The items of a map: what its body takes for each of them.</summary>
internal sealed class MapItems
{
    private readonly ImmutableArray<Port> _around;
    private readonly int _input;
    private readonly OutputInfo _item;
    private readonly string _from;

    private MapItems(ImmutableArray<ArtifactRecord> items, ImmutableArray<Port> around, int input, OutputInfo item, string from)
    {
        Items = items;
        _around = around;
        _input = input;
        _item = item;
        _from = from;
    }

    /// <summary>The items, in order.</summary>
    public ImmutableArray<ArtifactRecord> Items { get; }

    /// <summary>Looks at what a map takes. All its inputs must have ended.</summary>
    /// <param name="plan">The plan of the step.</param>
    /// <param name="step">The step that maps.</param>
    /// <param name="artifacts">What there is.</param>
    /// <param name="stored">How it is kept.</param>
    public static MapItems Of(BoundPlan plan, BoundStep step, RunArtifacts artifacts, StoredArtifacts stored)
    {
        int input = step.Step.Map!.Input;
        PlanSource source = artifacts.Resolve(step.Step.Inputs[input].Sources[0])!.Value;
        ImmutableArray<Port> around =
        [
            .. step.Step.Inputs.Select((each, i) => each.Sources is [PlanSource taken] && artifacts.Resolve(taken) is PlanSource found
                ? new Port(Shared(artifacts[found]), new SourceView(found.View, found.ViewName))
                : new Port(new Slot(new OutputInfo(step.Component.Inputs[i].Name, step.Component.Inputs[i].Type), 0))),
        ];
        InputInfo item = step.Body!.Plan.Inputs[input];
        string from = source.Step == PlanSource.Port ? artifacts[source].From : plan.Steps[source.Step].Name;
        return new MapItems(stored.ItemsOf(artifacts[source].Artifact!), around, input, new OutputInfo(item.Name, item.Type), from);
    }

    /// <summary>What all items take is opened once, and let go with the map.</summary>
    private static Slot Shared(Slot around)
    {
        var slot = new Slot(around.Info, int.MaxValue) { From = around.From };
        slot.Set(around.Artifact!, null);
        return slot;
    }

    /// <summary>What the body takes for one item.</summary>
    public ImmutableArray<Port> PortsOf(int index, int consumers)
    {
        var slot = new Slot(_item, consumers) { From = _from };
        slot.Set(Items[index], null);
        return _around.SetItem(_input, new Port(slot));
    }
}
