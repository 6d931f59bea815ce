using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Gathers what is known of the values of one column, batch by batch. What several of them gathered of parts of a dataset is merged in the order of the rows.
/// Memory does not depend on the number of rows. Not for several threads at once.
/// </summary>
/// <param name="info">The column.</param>
internal abstract class ColumnCollector(ColumnInfo info)
{
    // What is known of it where values are no more.
    private DistinctCount _distinct;

    /// <summary>The column.</summary>
    public ColumnInfo Info { get; } = info;

    /// <summary>Rows with a value.</summary>
    public Tally Present { get; private set; }

    /// <summary>Rows without one.</summary>
    public Tally Missing { get; private set; }

    /// <summary>Whether only counts are known, because what was stored of a sensitive column is no more.</summary>
    public bool IsReduced { get; private set; }

    /// <summary>Takes the values of a batch.</summary>
    /// <param name="values">The batch's column.</param>
    /// <param name="weights">The weight of each row, checked; none where each weighs 1.</param>
    public void Add(Column values, ReadOnlySpan<double> weights)
    {
        CountRows(values, weights);
        Collect(values, weights);
    }

    /// <summary>Takes what another one has gathered, which stays as it is.</summary>
    /// <param name="other">The other, of the same column.</param>
    public void Merge(ColumnCollector other)
    {
        Present += other.Present;
        Missing += other.Missing;
        if (IsReduced || other.IsReduced)
        {
            _distinct = Distinct.With(other.Distinct);
            IsReduced = true;
        }

        Join(other);
    }

    /// <summary>What is known.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="mask">Whether nothing that shows a value of a sensitive column is told.</param>
    public ColumnStatistics Summary(StatisticsOptions options, bool mask = true)
    {
        bool hidden = IsReduced || (mask && Info.IsSensitive);
        ColumnStatistics known = Describe(options, hidden);
        return known with
        {
            IsSensitive = Info.IsSensitive,
            Distinct = IsReduced ? _distinct : known.Distinct,
            Present = Present.Count,
            Missing = Missing.Count,
            PresentWeight = Present.Weight,
            MissingWeight = Missing.Weight,
        };
    }

    /// <summary>Writes it down; of a sensitive column no value.</summary>
    public void Write(SketchWriter writer)
    {
        writer.Write(Present);
        writer.Write(Missing);
        bool isReduced = IsReduced || Info.IsSensitive;
        writer.Write((byte)(isReduced ? 1 : 0));
        if (isReduced)
        {
            // No hashes, and no registers either, for who has them may try values. How many differ is told by the statistics anyway.
            writer.Write(Distinct.Count);
            writer.Write(Distinct.StandardError);
            writer.Write(Distinct.Most ?? -1);
        }

        Save(writer, isReduced);
    }

    /// <summary>Reads what was written down into one that is empty.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    public void Read(ref SketchReader reader)
    {
        Present = reader.ReadTally();
        Missing = reader.ReadTally();
        IsReduced = reader.ReadByte() != 0;
        if (IsReduced)
            _distinct = ReadDistinct(ref reader);
        Load(ref reader, IsReduced);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public abstract void LetGo();

    /// <summary>Looks at the values of a batch.</summary>
    protected abstract void Collect(Column values, ReadOnlySpan<double> weights);

    /// <summary>Takes what another one of the same type has gathered.</summary>
    protected abstract void Join(ColumnCollector other);

    /// <summary>What is known besides how many rows have a value.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="hidden">Whether nothing that shows a value is told.</param>
    protected abstract ColumnStatistics Describe(StatisticsOptions options, bool hidden);

    /// <summary>Writes down what the type gathers.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isReduced">Whether only counts are.</param>
    protected abstract void Save(SketchWriter writer, bool isReduced);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    protected abstract void Load(ref SketchReader reader, bool isReduced);

    private DistinctCount Distinct => IsReduced ? _distinct : Describe(StatisticsOptions.Default, hidden: true).Distinct;

    private static DistinctCount ReadDistinct(ref SketchReader reader)
    {
        long count = reader.ReadInt64();
        double error = reader.ReadWeight();
        long most = reader.ReadInt64();
        return count >= 0 && error < 1 && most >= -1
            ? new DistinctCount(count, error) { Most = most < 0 ? null : most }
            : throw reader.Damaged("a number of different values in it is none");
    }

    private void CountRows(Column values, ReadOnlySpan<double> weights)
    {
        int missing = values.MissingCount;
        if (weights.IsEmpty)
        {
            Present += Tally.Of(values.Count - missing);
            Missing += Tally.Of(missing);
            return;
        }

        double present = 0, absent = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (missing > 0 && values.IsMissing(i))
                absent += weights[i];
            else
                present += weights[i];
        }

        Present += new Tally(values.Count - missing, present);
        Missing += new Tally(missing, absent);
    }
}
