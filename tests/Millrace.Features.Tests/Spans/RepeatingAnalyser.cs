using Millrace.Data;

namespace Millrace.Features.Tests.Spans;

/// <summary>Has learned the same text any number of times, which takes no memory.</summary>
internal sealed class RepeatingAnalyser(byte[] text, int times) : FlowAnalyser
{
    public override long Missing => Times;

    /// <summary>How often it has read the text.</summary>
    public int Times { get; private set; }

    public override void Add(FeatureWork work, int count)
    {
    }

    public override void Merge(FlowAnalyser other)
    {
    }

    public override FlowAnalyser With(double number, string? text, long count) => this;

    public override void Write(SketchWriter writer)
    {
        writer.Write(times);
        for (int i = 0; i < times; i++)
            writer.WritePart(text);
    }

    public override void Read(ref SketchReader reader)
    {
        int count = reader.ReadCount(int.MaxValue, sizeof(int));
        for (Times = 0; Times < count; Times++)
        {
            if (!reader.ReadPart().SequenceEqual(text))
                throw reader.Damaged("a text in it is another one");
        }
    }
}
