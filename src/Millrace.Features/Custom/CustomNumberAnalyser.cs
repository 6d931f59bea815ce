using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Hands rows of numbers to an analyser that is not ours, in blocks that do not depend on how the rows were cut into batches.</summary>
/// <param name="flows">The numbers of each column.</param>
internal sealed class CustomNumberAnalyser<TAnalyser, TTransform>(ImmutableArray<NumberFlow> flows) : FlowAnalyser
    where TAnalyser : class, INumberAnalyser<TAnalyser, TTransform>
    where TTransform : INumberTransform<TTransform>
{
    private readonly double[] _rows = new double[NumberFlow.Block * flows.Length];
    private int _filled;

    public TAnalyser Analyser { get; } = TAnalyser.Create(flows.Length);

    // Its values are not counted: only stages that impute are asked for it.
    public override long Missing => 0;

    public override void Add(FeatureWork work, int count)
    {
        Span<double> column = stackalloc double[NumberFlow.Block];
        for (int done = 0; done < count;)
        {
            int taken = Math.Min(count - done, NumberFlow.Block - _filled);
            for (int lane = 0; lane < flows.Length; lane++)
            {
                flows[lane].Read(work, done, column[..taken]);
                for (int i = 0; i < taken; i++)
                    _rows[((_filled + i) * flows.Length) + lane] = column[i];
            }

            _filled += taken;
            done += taken;
            if (_filled == NumberFlow.Block)
                End();
        }
    }

    public override void Merge(FlowAnalyser other)
    {
        var more = (CustomNumberAnalyser<TAnalyser, TTransform>)other;
        End();
        more.End();
        Analyser.Merge(more.Analyser);
    }

    public override void End()
    {
        if (_filled > 0)
            Analyser.Add(_rows.AsSpan(0, _filled * flows.Length));
        _filled = 0;
    }

    public override FlowAnalyser With(double number, string? text, long count) => throw new InvalidOperationException("It learns alone.");

    public override string? WhyNotWritten => StoredAnalysers.Problem(Analyser);

    public override void Write(SketchWriter writer) => StoredAnalysers.Write(Analyser, writer);

    public override void Read(ref SketchReader reader) => StoredAnalysers.Read(Analyser, ref reader);
}
