using Millrace.Data;

namespace Millrace.Features;

/// <summary>The classes that the label of a feature set has.</summary>
internal sealed class ClassAnalyser<TRow, TFeatures> : ClassAnalyser
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    /// <summary>What learns them; all columns of the rows have to be read for it.</summary>
    public static AnalysisRequest Request { get; } = new("classes of the label", static _ => new ClassAnalyser<TRow, TFeatures>());

    protected override bool Read(FeatureWork work, Span<string?> classes) => TFeatures.ReadClasses((Batch<TRow>)work.Batch!, classes);
}
