using System.Runtime.InteropServices;
using System.Text;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Counts the cells of places.</summary>
internal sealed class CellFrequencies(CellFlow cells) : FrequencyAnalyser
{
    private readonly Dictionary<long, long> _counts = [];
    private long _missing;

    public override long Missing => _missing;

    public override void Add(FeatureWork work, int count)
    {
        Span<long> found = stackalloc long[NumberFlow.Block];
        for (int first = 0; first < count; first += NumberFlow.Block)
        {
            Span<long> block = found[..Math.Min(NumberFlow.Block, count - first)];
            cells.Read(work, first, block);
            foreach (long cell in block)
            {
                if (cell == Geohash.None)
                    _missing++;
                else
                    CollectionsMarshal.GetValueRefOrAddDefault(_counts, cell, out _)++;
            }
        }
    }

    public override void Merge(FlowAnalyser other)
    {
        var more = (CellFrequencies)other;
        _missing += more._missing;
        foreach ((long cell, long count) in more._counts)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, cell, out _) += count;
    }

    public override FlowAnalyser With(double number, string? text, long count) => this;

    public override IEnumerable<KeyValuePair<string, long>> Counts() => _counts.Select(pair => KeyValuePair.Create(Text(pair.Key), pair.Value));

    protected override void WriteCounts(SketchWriter writer)
    {
        long[] order = [.. _counts.Keys];
        Array.Sort(order);
        writer.Write(order.Length);
        foreach (long cell in order)
        {
            writer.Write(Text(cell));
            writer.Write(_counts[cell]);
        }
    }

    protected override void ReadMissing(long count) => _missing = count;

    protected override bool TryAdd(ReadOnlySpan<byte> utf8, long count) =>
        utf8.Length == cells.Precision && _counts.TryAdd(Geohash.Parse(Encoding.ASCII.GetString(utf8)), count);

    private string Text(long cell)
    {
        Span<byte> text = stackalloc byte[cells.Precision];
        Geohash.Write(cell, text);
        return Encoding.ASCII.GetString(text);
    }
}
