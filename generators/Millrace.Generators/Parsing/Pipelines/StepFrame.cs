using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The steps of <c>Define</c>, or of what <c>Map</c> does with each item.</summary>
/// <param name="outer">The steps around it; null for those of <c>Define</c>.</param>
internal sealed class StepFrame(StepFrame? outer)
{
    private readonly List<(OutputValue? Outer, int Step)> _ports = [];

    /// <summary>The steps around it; null for those of <c>Define</c>.</summary>
    public StepFrame? Outer { get; } = outer;

    /// <summary>The steps of <c>Define</c>.</summary>
    public StepFrame Outermost => Outer?.Outermost ?? this;

    public List<StepNode> Steps { get; } = [];

    /// <summary>What is taken from the steps around it, in the order of its ports.</summary>
    public IEnumerable<(OutputValue Outer, StepNode Port)> Taken => _ports.Where(static each => each.Outer is not null).Select(each => (each.Outer!, Steps[each.Step]));

    /// <summary>A result of the steps around it, or of its own, as it sees it; null for one that is neither.</summary>
    public OutputValue? See(OutputValue value)
    {
        if (value.Frame == this)
            return value;
        if (Outer?.See(value) is not { } seen)
            return null;
        int port = _ports.FindIndex(each => each.Outer == seen);
        return port >= 0 ? Value(port) : AddPort(seen.Frame.Steps[seen.Step].OutputName(seen.Output).Replace('/', '-').Replace('.', '-'), seen.Type, seen);
    }

    /// <summary>Adds what comes from outside.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="outer">The result of the steps around it that it stands for; null where something else is given.</param>
    /// <param name="location">Where it is named.</param>
    public OutputValue AddPort(string name, TypeRef type, OutputValue? outer = null, LocationInfo location = default)
    {
        string free = name;
        for (int number = 2; free == "items" || Steps.Exists(each => each.Port is not null && each.Name == free); number++)
            free = $"{name}-{number}";
        _ports.Add((outer, Steps.Count));
        Steps.Add(StepNode.OfPort(_ports.Count - 1, outer is null ? name : free, type) with { Location = location });
        return Value(_ports.Count - 1);
    }

    private OutputValue Value(int port) => new(this, _ports[port].Step, 0, Steps[_ports[port].Step].Component.Outputs[0].Type, default);
}
