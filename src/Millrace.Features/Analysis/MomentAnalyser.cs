using Millrace.Data;

namespace Millrace.Features;

/// <summary>Mean, deviation and ends of numbers. Missing ones and infinite ones are counted and left out.</summary>
internal sealed class MomentAnalyser : FlowAnalyser
{
    private readonly NumberFlow _flow;
    private NumberBlock _block;

    /// <param name="flow">The numbers.</param>
    public MomentAnalyser(NumberFlow flow)
    {
        _flow = flow;
        _block = new NumberBlock(flow, Moments);
    }

    public Moments Moments { get; private set; } = new();

    public override long Missing => Moments.NotANumber.Count;

    public override void Add(FeatureWork work, int count) => _block.Add(work, count);

    public override void Merge(FlowAnalyser other)
    {
        var more = (MomentAnalyser)other;
        End();
        more.End();
        Moments.Merge(more.Moments);
    }

    public override void End() => _block.Flush();

    public override FlowAnalyser With(double number, string? text, long count)
    {
        var filled = new MomentAnalyser(_flow);
        filled.Merge(this);
        filled.Moments.AddRepeated(number, count);
        return filled;
    }

    public override void Write(SketchWriter writer) => writer.WritePart(Moments.ToBytes());

    public override void Read(ref SketchReader reader) => Take(Moments.FromBytes(reader.ReadPart()));

    /// <summary>Forgets all but how many numbers there are of each kind.</summary>
    public void KeepCounts() => Take(Moments.CountsAlone());

    private void Take(Moments moments)
    {
        Moments = moments;
        _block = new NumberBlock(_flow, moments);
    }
}
