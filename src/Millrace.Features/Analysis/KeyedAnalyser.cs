using System.Collections.Immutable;
using System.Diagnostics;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// What is learned of the numbers of each key, row by row. Memory grows with the number of keys, and with the rows no further than what is kept of a key. Rows
/// without a key are left out, and so are infinite numbers.
/// </summary>
/// <typeparam name="T">What a key's numbers become.</typeparam>
/// <param name="flow">The numbers.</param>
/// <param name="keys">The keys.</param>
internal abstract class KeyedAnalyser<T>(NumberFlow flow, KeyIndex keys) : FlowAnalyser, IKeyedAnalyser
{
    private readonly List<T> _learned = [];
    private readonly List<long> _others = [];
    private long _missing;

    public long Unkept => _learned.Zip(_others, (learned, others) => HasNumbers(learned) ? 0 : others).Sum();

    public sealed override long Missing => _missing;

    public sealed override void Add(FeatureWork work, int count)
    {
        ReadOnlySpan<int> all = keys.Read(work, count);
        Grow();
        Span<double> block = stackalloc double[NumberFlow.Block];
        for (int first = 0; first < count; first += block.Length)
        {
            Span<double> values = block[..Math.Min(block.Length, count - first)];
            flow.Read(work, first, values);
            for (int i = 0; i < values.Length; i++)
                Add(all[first + i], values[i]);
        }
    }

    public sealed override void Merge(FlowAnalyser other)
    {
        var more = (KeyedAnalyser<T>)other;
        _missing += more._missing;
        int[] places = keys.Take(more.Keys);
        Grow();
        for (int key = 0; key < places.Length; key++)
        {
            Merge(_learned[places[key]], more._learned[key]);
            _others[places[key]] += more._others[key];
        }
    }

    public sealed override void LetGo()
    {
        keys.LetGo();
        foreach (T each in _learned)
            LetGo(each);
    }

    public sealed override FlowAnalyser With(double number, string? text, long count) =>
        throw new UnreachableException("Nobody knows which keys had no value, so rows are read again.");

    public sealed override void Write(SketchWriter writer)
    {
        int[] order = [.. Enumerable.Range(0, _learned.Count).OrderBy(keys.TextOf, StringComparer.Ordinal)];
        writer.Write(_missing);
        writer.Write(order.Length);
        foreach (int key in order)
        {
            writer.Write(keys.TextOf(key));
            writer.WritePart(ToBytes(_learned[key]));
            writer.Write(_others[key]);
        }
    }

    public sealed override void Read(ref SketchReader reader)
    {
        _missing = reader.ReadNumber();
        int count = reader.ReadCount(int.MaxValue, (2 * sizeof(int)) + sizeof(long));
        for (int i = 0; i < count; i++)
        {
            if (!keys.TryAdd(reader.ReadPart()))
                throw reader.Damaged("a key in it is none of the column, or stands in it twice");
            _learned.Add(FromBytes(reader.ReadPart()));
            _others.Add(reader.ReadNumber());
        }
    }

    /// <summary>What is learned of each key that has a finite number, in ordinal order of the keys' texts.</summary>
    public ImmutableArray<KeyValuePair<string, T>> ByKey() =>
    [
        .. _learned.Select((learned, key) => KeyValuePair.Create(keys.TextOf(key), learned))
            .Where(each => HasNumbers(each.Value)).OrderBy(static each => each.Key, StringComparer.Ordinal),
    ];

    /// <summary>What is learned of no number.</summary>
    protected abstract T Create();

    /// <summary>Takes a finite number in.</summary>
    protected abstract void Add(T learned, double value);

    /// <summary>Takes in what was learned of other rows of the same key.</summary>
    protected abstract void Merge(T learned, T other);

    /// <summary>Whether a finite number was taken in.</summary>
    protected abstract bool HasNumbers(T learned);

    /// <summary>Gives its arrays back.</summary>
    protected virtual void LetGo(T learned)
    {
    }

    /// <summary>Writes it down.</summary>
    protected abstract byte[] ToBytes(T learned);

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    protected abstract T FromBytes(ReadOnlySpan<byte> bytes);

    private KeyIndex Keys => keys;

    // Of each key what is learned of its finite numbers, and how many rows have another or none.
    private void Grow()
    {
        while (_learned.Count < keys.Count)
        {
            _learned.Add(Create());
            _others.Add(0);
        }
    }

    private void Add(int key, double value)
    {
        _missing += double.IsNaN(value) ? 1 : 0;
        if (key == KeyIndex.None)
            return;
        if (double.IsFinite(value))
            Add(_learned[key], value);
        else
            _others[key]++;
    }
}
