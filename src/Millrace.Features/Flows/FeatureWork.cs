using Millrace.Data;

namespace Millrace.Features;

/// <summary>The rows that flows work on, and what they keep of them meanwhile. For one thread at a time; reused from batch to batch.</summary>
/// <param name="definition">The features, whose sources are found by name.</param>
/// <param name="slots">How many flows and lookups keep something.</param>
internal sealed class FeatureWork(FeatureDefinition definition, int slots)
{
    /// <summary>What stands for a code that nobody has looked up.</summary>
    public const int Unknown = int.MinValue;

    private readonly int[][] _idsOfCodes = [.. Enumerable.Repeat(Array.Empty<int>(), slots)];
    private readonly double[][] _numbers = [.. Enumerable.Repeat(Array.Empty<double>(), slots)];
    private readonly (int First, int Count)[] _runs = new (int First, int Count)[slots];
    private readonly bool[] _isBegun = new bool[slots];
    private readonly ComputedColumns? _computed = ComputedColumns.Of(definition);
    private SchemaInfo? _schema;
    private int[] _positions = [];

    /// <summary>The batch.</summary>
    public Batch? Batch { get; private set; }

    /// <summary>The column of each source, then of each that holds lists their elements.</summary>
    public Column[] Columns { get; } = new Column[definition.Columns.Length + definition.Lists.Length];

    /// <summary>Memory for what is computed on the way.</summary>
    public RowWork Rows { get; } = new();

    /// <summary>Takes the next batch.</summary>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    public void Begin(Batch batch)
    {
        if (!ReferenceEquals(_schema, batch.Schema))
            (_positions, _schema) = (definition.Resolve(batch.Schema), batch.Schema);
        for (int i = 0; i < _positions.Length; i++)
            Columns[i] = batch.Columns[_positions[i]];
        Batch = batch;
        Rows.Clear();
        _computed?.Fill(batch, Columns);
        for (int i = 0; i < definition.Lists.Length; i++)
            Columns[definition.Columns.Length + i] = ((ListColumn)Columns[definition.Lists[i]]).Items;
        Array.Clear(_isBegun);
        Array.Clear(_runs);
    }

    /// <summary>Lets go of the batch, which lives as long as others want; buffers are kept for the next one.</summary>
    public void End()
    {
        Batch = null;
        Array.Clear(Columns);
    }

    /// <summary>Whether a flow has computed the numbers of these rows already; else they are to be computed into the span.</summary>
    /// <param name="slot">The flow's place.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="width">Numbers a row.</param>
    /// <param name="numbers">The numbers.</param>
    public bool HasNumbers(int slot, int first, int count, int width, out Span<double> numbers)
    {
        ref double[] all = ref _numbers[slot];
        if (all.Length < count * width)
            all = new double[count * width];
        numbers = all.AsSpan(0, count * width);
        bool isKnown = _runs[slot] == (first, count);
        _runs[slot] = (first, count);
        return isKnown;
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
