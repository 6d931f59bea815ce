using Millrace.Data;

namespace Millrace.Features;

/// <summary>The order of numbers. Missing ones and infinite ones are left out.</summary>
internal sealed class QuantileAnalyser : FlowAnalyser
{
    private readonly NumberFlow _flow;
    private NumberBlock _block;

    /// <param name="flow">The numbers.</param>
    /// <param name="seed">Different for each one that may be merged.</param>
    public QuantileAnalyser(NumberFlow flow, ulong seed)
    {
        _flow = flow;
        Sketch = new QuantileSketch(seed);
        _block = new NumberBlock(flow, Sketch);
    }

    public QuantileSketch Sketch { get; private set; }

    public override long Missing => Sketch.NotANumber.Count;

    public override void Add(FeatureWork work, int count) => _block.Add(work, count);

    public override void Merge(FlowAnalyser other)
    {
        var more = (QuantileAnalyser)other;
        End();
        more.End();
        Sketch.Merge(more.Sketch);
    }

    public override void End() => _block.Flush();

    public override void LetGo() => Sketch.LetGo();

    public override FlowAnalyser With(double number, string? text, long count)
    {
        var filled = new QuantileAnalyser(_flow, seed: 0);
        filled.Merge(this);
        filled.Sketch.AddRepeated(number, count);
        return filled;
    }

    public override void Write(SketchWriter writer) => writer.WritePart(Sketch.ToBytes());

    public override void Read(ref SketchReader reader)
    {
        Sketch.LetGo();
        Sketch = QuantileSketch.FromBytes(reader.ReadPart());
        _block = new NumberBlock(_flow, Sketch);
    }
}
