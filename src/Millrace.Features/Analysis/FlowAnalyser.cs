using Millrace.Data;

namespace Millrace.Features;

/// <summary>What is learned of a flow in one scan; mergeable. For one thread at a time.</summary>
internal abstract class FlowAnalyser
{
    /// <summary>Rows without a value.</summary>
    public abstract long Missing { get; }

    /// <summary>Looks at all rows of a batch.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="count">How many.</param>
    public abstract void Add(FeatureWork work, int count);

    /// <summary>Takes in what another one of the same flow has seen, as if its rows came after this one's.</summary>
    public abstract void Merge(FlowAnalyser other);

    /// <summary>Ends the scan: no rows come after it.</summary>
    public virtual void End()
    {
    }

    /// <summary>Gives its arrays back; nothing may be asked of it after that.</summary>
    public virtual void LetGo()
    {
    }

    /// <summary>What it would have seen if a stage before it had put a value in the place of missing ones. It stays as it is.</summary>
    /// <param name="number">The number.</param>
    /// <param name="text">The text, of columns of texts.</param>
    /// <param name="count">How many rows had none.</param>
    public abstract FlowAnalyser With(double number, string? text, long count);

    /// <summary>Why what it has learned cannot be written down; null where it can.</summary>
    public virtual string? WhyNotWritten => null;

    /// <summary>Writes down what it has learned, in the same bytes whenever it is the same. The scan has ended.</summary>
    public abstract void Write(SketchWriter writer);

    /// <summary>Takes what was written down. It has seen nothing yet, and sees no rows afterwards.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    public abstract void Read(ref SketchReader reader);
}
