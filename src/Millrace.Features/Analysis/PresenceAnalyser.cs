using Millrace.Data;

namespace Millrace.Features;

/// <summary>How many values of a column are missing.</summary>
/// <param name="source">The column's place among the sources.</param>
internal sealed class PresenceAnalyser(int source) : FlowAnalyser
{
    private long _missing;

    public override long Missing => _missing;

    public override void Add(FeatureWork work, int count) => _missing += work.Columns[source].MissingCount;

    public override void Merge(FlowAnalyser other) => _missing += other.Missing;

    public override FlowAnalyser With(double number, string? text, long count) => this;

    public override void Write(SketchWriter writer) => writer.Write(_missing);

    public override void Read(ref SketchReader reader) => _missing = reader.ReadNumber();
}
