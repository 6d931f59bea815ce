using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The outputs that steps which may run take as inputs. Only of these the contents are worth reading before they are reused.</summary>
internal sealed class ReadOutputs
{
    private readonly ImmutableHashSet<(int Step, int Output)> _outputs;

    private ReadOutputs(ImmutableHashSet<(int Step, int Output)> outputs) => _outputs = outputs;

    /// <summary>No output at all.</summary>
    public static ReadOutputs None { get; } = new([]);

    /// <summary>How many there are.</summary>
    public int Count => _outputs.Count;

    /// <summary>Whether an output is one of them.</summary>
    public bool Contains(BoundStep step, int output) => _outputs.Contains((step.Index, output));

    /// <summary>These, and what the given steps take.</summary>
    public ReadOutputs With(IEnumerable<BoundStep> steps) =>
        new(_outputs.Union(steps.SelectMany(static step => step.Step.Inputs).SelectMany(static input => input.Sources).Select(static source => (source.Step, source.Output))));
}
