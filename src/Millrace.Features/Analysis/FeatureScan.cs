using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>What a scan learns of some rows, or of all once the parts are merged. For one thread at a time.</summary>
/// <param name="definition">The features.</param>
/// <param name="slots">How many flows keep something of a batch.</param>
/// <param name="analysers">What learns, by the keys of requests.</param>
internal sealed class FeatureScan(FeatureDefinition definition, int slots, ImmutableArray<KeyValuePair<string, FlowAnalyser>> analysers)
{
    private readonly FeatureWork _work = new(definition, slots);

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>What has been learned, by the keys of requests.</summary>
    public IReadOnlyDictionary<string, FlowAnalyser> Learned { get; } = analysers.ToDictionary(StringComparer.Ordinal);

    /// <summary>Looks at the rows of a batch.</summary>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    public void Add(Batch batch)
    {
        _work.Begin(batch);
        Rows += batch.Count;
        foreach ((_, FlowAnalyser analyser) in analysers)
            analyser.Add(_work, batch.Count);
        _work.End();
    }

    /// <summary>Takes in what another one has seen, as if its rows came after this one's. The other is not to be used any more.</summary>
    public void Merge(FeatureScan other)
    {
        Rows += other.Rows;
        foreach ((string key, FlowAnalyser analyser) in analysers)
            analyser.Merge(other.Learned[key]);
    }

    /// <summary>Writes down what has been learned. The scan has ended.</summary>
    public void Write(SketchWriter writer)
    {
        writer.Write(Rows);
        writer.Write(analysers.Length);
        foreach ((string key, FlowAnalyser analyser) in analysers)
        {
            writer.Write(key);
            analyser.Write(writer);
        }
    }

    /// <summary>Takes what was written down, all that this one is to learn. It has seen nothing yet.</summary>
    /// <exception cref="DataException">It is damaged, or something else was learned.</exception>
    public void Read(ref SketchReader reader)
    {
        Rows = reader.ReadNumber();
        int count = reader.ReadInt32();
        foreach ((string key, FlowAnalyser analyser) in analysers)
        {
            string found = count-- > 0 ? reader.ReadText() : "nothing more";
            if (found != key)
                throw reader.Damaged($"it has learned \"{found}\" where the features ask for \"{key}\"");
            analyser.Read(ref reader);
        }

        if (count != 0)
            throw reader.Damaged("it has learned more than the features ask for");
    }

    /// <summary>No rows come any more.</summary>
    public void End()
    {
        foreach ((_, FlowAnalyser analyser) in analysers)
            analyser.End();
    }

    /// <summary>Gives its arrays back; nothing may be asked of it after that.</summary>
    public void LetGo()
    {
        foreach ((_, FlowAnalyser analyser) in analysers)
            analyser.LetGo();
    }
}
