using Millrace.Data;

namespace Millrace.Features;

/// <summary>The classes that the label of a feature set has.</summary>
internal sealed class ClassAnalyser<TRow, TFeatures> : ClassAnalyser
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    /// <summary>What learns them; all columns of the rows have to be read for it.</summary>
    public static AnalysisRequest Request { get; } = new(KeyOfClasses, static _ => new ClassAnalyser<TRow, TFeatures>());

    protected override bool Read(FeatureWork work, Span<string?> classes) => work.Batch is Batch<TRow> batch
        ? TFeatures.ReadClasses(batch, classes)
        : throw new FeatureColumnException(
            $"The label of {TFeatures.FeatureSet.Name} is read from rows of {TRow.Schema.Name}, and these are of {work.Batch!.Schema.Name}. Add rows of {TRow.Schema.Name}.");
}
