using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Counts values of fixed width, such as enumerations and whole numbers.</summary>
internal sealed class ValueFrequencies<T>(ValueFormat<T> format) : FrequencyAnalyser
    where T : struct
{
    private readonly Dictionary<T, long> _counts = [];

    public override void Add(Column column)
    {
        var values = (ValueColumn<T>)column;
        ReadOnlySpan<T> all = values.Values;
        bool mayMiss = values.MissingCount > 0;
        Missing += values.MissingCount;
        for (int i = 0; i < all.Length; i++)
        {
            if (!mayMiss || !values.IsMissing(i))
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, all[i], out _)++;
        }
    }

    public override void Merge(FrequencyAnalyser other)
    {
        Missing += other.Missing;
        foreach ((T value, long count) in ((ValueFrequencies<T>)other)._counts)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _) += count;
    }

    protected override IEnumerable<KeyValuePair<string, long>> Counts() =>
        _counts.Select(pair => KeyValuePair.Create(format.Format(pair.Key), pair.Value));
}
