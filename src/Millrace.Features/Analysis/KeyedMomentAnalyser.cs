using Millrace.Data;

namespace Millrace.Features;

/// <summary>Mean, deviation and ends of the numbers of each key.</summary>
/// <param name="flow">The numbers.</param>
/// <param name="keys">The keys.</param>
internal sealed class KeyedMomentAnalyser(NumberFlow flow, KeyIndex keys) : KeyedAnalyser<Moments>(flow, keys)
{
    protected override Moments Create() => new();

    protected override void Add(Moments learned, double value) => learned.AddRepeated(value, 1);

    protected override void Merge(Moments learned, Moments other) => learned.Merge(other);

    protected override bool HasNumbers(Moments learned) => learned.Finite.Count > 0;

    protected override byte[] ToBytes(Moments learned) => learned.ToBytes();

    protected override Moments FromBytes(ReadOnlySpan<byte> bytes) => Moments.FromBytes(bytes);
}
