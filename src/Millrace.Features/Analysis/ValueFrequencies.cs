using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Counts values of fixed width, such as enumerations and whole numbers.</summary>
/// <param name="source">The column's place among the sources.</param>
/// <param name="format">How a value is written as text.</param>
internal sealed class ValueFrequencies<T>(int source, ValueFormat<T> format) : FrequencyAnalyser
    where T : struct
{
    private readonly Dictionary<T, long> _counts = [];
    private long _missing;

    public override long Missing => _missing;

    public override void Add(FeatureWork work, int count)
    {
        var values = (ValueColumn<T>)work.Columns[source];
        ReadOnlySpan<T> all = values.Values;
        bool mayMiss = values.MissingCount > 0;
        _missing += values.MissingCount;
        for (int i = 0; i < all.Length; i++)
        {
            if (!mayMiss || !values.IsMissing(i))
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, all[i], out _)++;
        }
    }

    public override void Merge(FlowAnalyser other)
    {
        var more = (ValueFrequencies<T>)other;
        _missing += more._missing;
        foreach ((T value, long count) in more._counts)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _) += count;
    }

    public override FlowAnalyser With(double number, string? text, long count)
    {
        var filled = new ValueFrequencies<T>(source, format);
        filled.Merge(this);
        if (text is not null && format.TryParse(text, out T value))
            CollectionsMarshal.GetValueRefOrAddDefault(filled._counts, value, out _) += count;
        return filled;
    }

    public override IEnumerable<KeyValuePair<string, long>> Counts() =>
        _counts.Select(pair => KeyValuePair.Create(format.Format(pair.Key), pair.Value));

    protected override void WriteCounts(SketchWriter writer)
    {
        T[] order = [.. _counts.Keys];
        Array.Sort(order);
        writer.Write(order.Length);
        foreach (T value in order)
        {
            writer.Write(format.Format(value));
            writer.Write(_counts[value]);
        }
    }

    protected override void ReadMissing(long count) => _missing = count;

    protected override bool TryAdd(ReadOnlySpan<byte> utf8, long count) => format.TryParse(utf8, out T value) && _counts.TryAdd(value, count);
}
