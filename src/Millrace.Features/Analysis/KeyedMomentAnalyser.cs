using System.Collections.Immutable;
using System.Diagnostics;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Mean, deviation and ends of the numbers of each key, row by row. Memory grows with the number of keys, not with the rows. Rows without a key are left out.
/// </summary>
/// <param name="flow">The numbers.</param>
/// <param name="keys">The keys.</param>
internal sealed class KeyedMomentAnalyser(NumberFlow flow, KeyIndex keys) : FlowAnalyser
{
    private readonly List<Moments> _moments = [];
    private readonly List<long> _others = [];
    private long _missing;

    public override long Missing => _missing;

    /// <summary>Rows whose key has no finite number in any row.</summary>
    public long Unkept => _moments.Zip(_others, static (moments, others) => moments.Finite.Count == 0 ? others : 0).Sum();

    public override void Add(FeatureWork work, int count)
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

    public override void Merge(FlowAnalyser other)
    {
        var more = (KeyedMomentAnalyser)other;
        _missing += more._missing;
        int[] places = keys.Take(more.Keys);
        Grow();
        for (int key = 0; key < places.Length; key++)
        {
            _moments[places[key]].Merge(more._moments[key]);
            _others[places[key]] += more._others[key];
        }
    }

    public override void LetGo() => keys.LetGo();

    public override FlowAnalyser With(double number, string? text, long count) =>
        throw new UnreachableException("Nobody knows which keys had no value, so rows are read again.");

    public override void Write(SketchWriter writer)
    {
        int[] order = [.. Enumerable.Range(0, _moments.Count).OrderBy(keys.TextOf, StringComparer.Ordinal)];
        writer.Write(_missing);
        writer.Write(order.Length);
        foreach (int key in order)
        {
            writer.Write(keys.TextOf(key));
            writer.WritePart(_moments[key].ToBytes());
            writer.Write(_others[key]);
        }
    }

    public override void Read(ref SketchReader reader)
    {
        _missing = reader.ReadNumber();
        int count = reader.ReadCount(int.MaxValue, (2 * sizeof(int)) + sizeof(long));
        for (int i = 0; i < count; i++)
        {
            if (!keys.TryAdd(reader.ReadPart()))
                throw reader.Damaged("a key in it is none of the column, or stands in it twice");
            _moments.Add(Moments.FromBytes(reader.ReadPart()));
            _others.Add(reader.ReadNumber());
        }
    }

    /// <summary>The moments of each key that has a finite number, in ordinal order of the keys' texts.</summary>
    public ImmutableArray<KeyValuePair<string, Moments>> ByKey() =>
    [
        .. _moments.Select((moments, key) => KeyValuePair.Create(keys.TextOf(key), moments))
            .Where(static each => each.Value.Finite.Count > 0).OrderBy(static each => each.Key, StringComparer.Ordinal),
    ];

    private KeyIndex Keys => keys;

    // Of each key the moments of its finite numbers, and how many rows have another or none.
    private void Grow()
    {
        while (_moments.Count < keys.Count)
        {
            _moments.Add(new Moments());
            _others.Add(0);
        }
    }

    private void Add(int key, double value)
    {
        _missing += double.IsNaN(value) ? 1 : 0;
        if (key == KeyIndex.None)
            return;
        if (double.IsFinite(value))
            _moments[key].AddRepeated(value, 1);
        else
            _others[key]++;
    }
}
