using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The steps of <c>Define</c>, or of what <c>Map</c> does with each item.</summary>
/// <param name="outer">The steps around it; null for those of <c>Define</c>.</param>
internal sealed class StepFrame(StepFrame? outer)
{
    private readonly List<OutputValue> _taken = [];

    /// <summary>The steps around it; null for those of <c>Define</c>.</summary>
    public StepFrame? Outer { get; } = outer;

    /// <summary>The steps of <c>Define</c>.</summary>
    public StepFrame Outermost => Outer?.Outermost ?? this;

    public List<StepNode> Steps { get; } = [];

    /// <summary>What is taken from around it, in the order of its ports.</summary>
    public IReadOnlyList<OutputValue> Taken => _taken;

    /// <summary>A result of the steps around it, or of its own, as it sees it; null for one that is neither.</summary>
    public OutputValue? See(OutputValue value)
    {
        if (value.Frame == this)
            return value;
        if (Outer?.See(value) is not { } seen)
            return null;
        int port = _taken.IndexOf(seen);
        if (port < 0)
        {
            port = _taken.Count;
            AddPort(seen.Frame.Steps[seen.Step].OutputName(seen.Output).Replace('/', '-'), seen.Type);
            _taken.Add(seen);
        }

        return Port(port);
    }

    /// <summary>Adds what comes from outside.</summary>
    public OutputValue AddPort(string name, TypeRef type)
    {
        int port = Steps.Count(static each => each.Port is not null);
        Steps.Add(StepNode.OfPort(port, name, type));
        return Port(port);
    }

    private OutputValue Port(int port)
    {
        int step = Steps.FindIndex(each => each.Port == port);
        return new OutputValue(this, step, 0, Steps[step].Component.Outputs[0].Type, default);
    }
}
