using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>How often each value of a column occurs, exactly. Memory grows with the number of different values, not with the rows.</summary>
internal abstract class FrequencyAnalyser : FlowAnalyser
{
    /// <summary>The values that occur most often, the most frequent first, those of equal count in ordinal order of their texts.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="minimum">How often a value occurs at least.</param>
    public ImmutableArray<string> Top(int limit, long minimum = 1) => [.. TopCounts(limit, minimum).Select(static pair => pair.Key)];

    /// <summary>The same with how often each occurs.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="minimum">How often a value occurs at least.</param>
    public IEnumerable<KeyValuePair<string, long>> TopCounts(int limit, long minimum = 1) => Counts()
        .Where(pair => pair.Value >= minimum)
        .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
        .Take(limit);

    /// <summary>How many rows, or elements of lists, have another value.</summary>
    /// <param name="kept">Values.</param>
    public long Others(ImmutableArray<string> kept)
    {
        var known = kept.ToHashSet(StringComparer.Ordinal);
        return Counts().Sum(pair => known.Contains(pair.Key) ? 0 : pair.Value);
    }

    public sealed override void Write(SketchWriter writer)
    {
        writer.Write(Missing);
        WriteCounts(writer);
    }

    public sealed override void Read(ref SketchReader reader)
    {
        ReadMissing(reader.ReadNumber());
        int count = reader.ReadCount(int.MaxValue, sizeof(int) + sizeof(long));
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> utf8 = reader.ReadPart();
            if (reader.ReadNumber() is not (> 0 and var often) || !TryAdd(utf8, often))
                throw reader.Damaged("a value in it is none of the column, stands in it twice or occurs never");
        }
    }

    /// <summary>Each value's text with how often it occurs, each once, in no order.</summary>
    public abstract IEnumerable<KeyValuePair<string, long>> Counts();

    /// <summary>Writes how many values there are, then each one's text and how often it occurs, in an order that the values alone decide.</summary>
    protected abstract void WriteCounts(SketchWriter writer);

    /// <summary>Takes how many rows have no value.</summary>
    protected abstract void ReadMissing(long count);

    /// <summary>Adds a value that is new.</summary>
    /// <param name="utf8">Its text.</param>
    /// <param name="count">How often it occurs.</param>
    /// <returns>Whether it is a value, and new.</returns>
    protected abstract bool TryAdd(ReadOnlySpan<byte> utf8, long count);
}
