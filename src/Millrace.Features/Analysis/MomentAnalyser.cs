using Millrace.Data;

namespace Millrace.Features;

/// <summary>Mean, deviation and ends of numbers. Missing ones and infinite ones are counted and left out.</summary>
internal sealed class MomentAnalyser : FlowAnalyser
{
    private readonly NumberFlow _flow;
    private readonly NumberBlock _block;

    /// <param name="flow">The numbers.</param>
    public MomentAnalyser(NumberFlow flow)
    {
        _flow = flow;
        _block = new NumberBlock(flow, Moments);
    }

    public Moments Moments { get; } = new();

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
}
