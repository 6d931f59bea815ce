using Millrace.Data;

namespace Millrace.Features;

/// <summary>The rows that flows work on, and what they keep of them meanwhile. For one thread at a time; reused from batch to batch.</summary>
/// <param name="definition">The features, whose sources are found by name.</param>
/// <param name="slots">How many flows keep something.</param>
internal sealed class FeatureWork(FeatureDefinition definition, int slots)
{
    /// <summary>What stands for a code that nobody has looked up.</summary>
    public const int Unknown = int.MinValue;

    private readonly int[][] _idsOfCodes = [.. Enumerable.Repeat(Array.Empty<int>(), slots)];
    private readonly bool[] _isBegun = new bool[slots];
    private SchemaInfo? _schema;
    private int[] _positions = [];

    /// <summary>The batch.</summary>
    public Batch? Batch { get; private set; }

    /// <summary>The column of each source, then of each that holds lists their elements.</summary>
    public Column[] Columns { get; } = new Column[definition.Columns.Length + definition.Lists.Length];

    /// <summary>Takes the next batch.</summary>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    public void Begin(Batch batch)
    {
        if (!ReferenceEquals(_schema, batch.Schema))
            (_positions, _schema) = (definition.Resolve(batch.Schema), batch.Schema);
        for (int i = 0; i < _positions.Length; i++)
            Columns[i] = batch.Columns[_positions[i]];
        Batch = batch;
        for (int i = 0; i < definition.Lists.Length; i++)
            Columns[_positions.Length + i] = ((ListColumn)Columns[definition.Lists[i]]).Items;
        Array.Clear(_isBegun);
    }

    /// <summary>The ids of the batch's codes as far as they are known, <see cref="Unknown"/> elsewhere.</summary>
    /// <param name="slot">The flow's place.</param>
    /// <param name="entries">How many codes there are.</param>
    public Span<int> IdsOfCodes(int slot, int entries)
    {
        ref int[] ids = ref _idsOfCodes[slot];
        if (!_isBegun[slot])
        {
            if (ids.Length < entries)
                ids = new int[Math.Max(entries, 2 * ids.Length)];
            ids.AsSpan(0, entries).Fill(Unknown);
            _isBegun[slot] = true;
        }

        return ids.AsSpan(0, entries);
    }
}
