using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Generated;

/// <summary>Features whose code writes a number that no stage computes, so that it is seen whether the code was asked.</summary>
internal readonly record struct MarkedFeatures(float Number) : ILabeledFeatures<MarkedFeatures, PairRow>
{
    public const float Mark = 4711;

    public static FeatureSetInfo FeatureSet { get; } = new(nameof(MarkedFeatures), [new FeatureInfo("Number", ["a"], [new PassThroughSpec(false)])], labelName: "Goal");

    public static SchemaInfo InputSchema => PairRow.Schema;

    public static MarkedFeatures FromVector(FeatureLayout layout, ReadOnlySpan<float> vector) => new(vector[0]);

    public static RowCode CreateRowCode(RowStages stages) => new Code(stages);

    public static void ReadLabels(Batch<PairRow> batch, Span<float> labels) => labels.Clear();

    private sealed class Code(RowStages stages) : RowCode<PairRow>(stages)
    {
        protected override void Compute(in PairRow row, in FeatureRows features) => Write(in features);

        protected override void Compute(Batch<PairRow> rows, in FeatureRows features) => Write(in features);

        protected override bool Takes(ImmutableArray<Column> columns) => true;

        protected override Batch<PairRow> ViewOf(ImmutableArray<Column> columns) => new PairRow.Batch(columns);

        private static void Write(in FeatureRows features)
        {
            Span<double> numbers = features.Lanes(1);
            numbers.Fill(Mark);
            features.Numbers(feature: 0, numbers);
        }
    }
}
