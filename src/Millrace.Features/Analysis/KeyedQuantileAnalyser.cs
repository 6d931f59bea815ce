using Millrace.Data;

namespace Millrace.Features;

/// <summary>The order of the numbers of each key. A key takes about 8 to 16 bytes a number up to 2,048 of them, and 200 KiB at most.</summary>
/// <param name="flow">The numbers.</param>
/// <param name="keys">The keys.</param>
/// <param name="seed">Different for each one that may be merged.</param>
internal sealed class KeyedQuantileAnalyser(NumberFlow flow, KeyIndex keys, ulong seed) : KeyedAnalyser<QuantileSketch>(flow, keys)
{
    protected override QuantileSketch Create() => new(seed);

    // One by one, so that it does not matter how the rows were cut into batches.
    protected override void Add(QuantileSketch learned, double value)
    {
        double number = value + 0.0;
        learned.AddFinite(new ReadOnlySpan<double>(in number), number, number);
    }

    protected override void Merge(QuantileSketch learned, QuantileSketch other) => learned.Merge(other);

    protected override bool HasNumbers(QuantileSketch learned) => learned.Finite.Count > 0;

    protected override void LetGo(QuantileSketch learned) => learned.LetGo();

    protected override byte[] ToBytes(QuantileSketch learned) => learned.ToBytes();

    protected override QuantileSketch FromBytes(ReadOnlySpan<byte> bytes) => QuantileSketch.FromBytes(bytes);
}
