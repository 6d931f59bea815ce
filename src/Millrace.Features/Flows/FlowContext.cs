using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>What stages are bound with: the sources, and places for what flows keep of a batch while they work on it.</summary>
internal sealed class FlowContext
{
    /// <param name="definition">The features.</param>
    /// <param name="shape">A batch like those that will come.</param>
    /// <param name="taken">How many places are taken by others.</param>
    /// <exception cref="FeatureColumnException">It lacks a column, or has it with another type.</exception>
    public FlowContext(FeatureDefinition definition, Batch shape, int taken = 0)
    {
        (Definition, Slots) = (definition, taken);
        Sources =
        [
            .. definition.Resolve(shape.Schema).Select((position, source) => new ColumnFlow(source, shape.Columns[position])),
            .. definition.Computed.Select((computed, i) => new ColumnFlow(definition.StoredCount + i, computed.CreateColumn())),
        ];
    }

    /// <summary>The features.</summary>
    public FeatureDefinition Definition { get; }

    /// <summary>The flow of each source.</summary>
    public ImmutableArray<ColumnFlow> Sources { get; }

    /// <summary>How many places there are.</summary>
    public int Slots { get; private set; }

    /// <summary>A place of the flow's own.</summary>
    public int Take() => Slots++;

    /// <summary>The elements of all rows of a source of lists.</summary>
    public ColumnFlow ItemsOf(ColumnFlow list) => new(Definition.ItemsOf(list.Source), ((ListColumn)list.Shape).Items);

    /// <summary>The flow of a column.</summary>
    /// <param name="column">Its name in files; a source.</param>
    public ColumnFlow Source(string column) => Sources.First(source => source.Shape.Info.Name == column);
}
