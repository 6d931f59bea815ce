namespace Millrace.Runtime;

/// <summary>What a graph takes from outside.</summary>
/// <param name="Slot">What is stored; empty where there is nothing.</param>
/// <param name="View">How it is seen outside; null for as it is.</param>
/// <param name="ViewName">The view's name.</param>
internal readonly record struct Port(Slot Slot, Func<object, object>? View = null, string? ViewName = null)
{
    /// <summary>A source inside, seen through the view outside as well.</summary>
    public PlanSource See(PlanSource inside)
    {
        if (View is not Func<object, object> outer)
            return inside;

        Func<object, object>? inner = inside.View;
        return inside with
        {
            View = inner is null ? outer : artifact => inner(outer(artifact)),
            ViewName = inside.ViewName is null ? ViewName : $"{ViewName}.{inside.ViewName}",
        };
    }
}
