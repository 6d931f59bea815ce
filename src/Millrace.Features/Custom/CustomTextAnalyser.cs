using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Hands rows of texts to an analyser that is not ours.</summary>
/// <param name="sources">The columns' places among the sources.</param>
internal sealed class CustomTextAnalyser<TAnalyser, TTransform>(ImmutableArray<int> sources) : FlowAnalyser
    where TAnalyser : class, ITextAnalyser<TAnalyser, TTransform>
    where TTransform : ITextTransform<TTransform>
{
    public TAnalyser Analyser { get; } = TAnalyser.Create(sources.Length);

    // Its values are not counted: only stages that impute are asked for it.
    public override long Missing => 0;

    public override void Add(FeatureWork work, int count)
    {
        for (int first = 0; first < count; first += NumberFlow.Block)
            Analyser.Add(new TextRows(work.Columns, sources.AsSpan(), first, Math.Min(NumberFlow.Block, count - first)));
    }

    public override void Merge(FlowAnalyser other) => Analyser.Merge(((CustomTextAnalyser<TAnalyser, TTransform>)other).Analyser);

    public override FlowAnalyser With(double number, string? text, long count) => throw new InvalidOperationException("It learns alone.");

    public override string? WhyNotWritten => StoredAnalysers.Problem(Analyser);

    public override void Write(SketchWriter writer) => StoredAnalysers.Write(Analyser, writer);

    public override void Read(ref SketchReader reader) => StoredAnalysers.Read(Analyser, ref reader);
}
