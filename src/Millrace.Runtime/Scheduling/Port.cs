namespace Millrace.Runtime;

/// <summary>What a graph takes from outside.</summary>
/// <param name="Slot">What is stored; empty where there is nothing.</param>
/// <param name="View">How it is seen outside.</param>
internal readonly record struct Port(Slot Slot, SourceView View = default)
{
    /// <summary>A source inside, seen through the view outside as well.</summary>
    public PlanSource See(PlanSource inside)
    {
        SourceView both = View.Then(new SourceView(inside.View, inside.ViewName));
        return inside with { View = both.View, ViewName = both.Name };
    }
}
