namespace Millrace.Data.Tests.Csv;

/// <summary>Fares whose batches are counted.</summary>
public record struct Counted : ISchema<Counted>
{
    /// <summary>Batches made so far.</summary>
    public static int Batches { get; set; }

    public static SchemaInfo Schema => Fare.Schema;

    public static Batch<Counted> CreateBatch(int capacity)
    {
        Batches++;
        return new CountedBatch(capacity);
    }

    private sealed class CountedBatch(int capacity)
        : Batch<Counted>([new ValueColumn<float>(Fare.Schema.Columns[0], capacity, ValueFormats.Single), new TextColumn(Fare.Schema.Columns[1], capacity)])
    {
        public override Counted this[int index] => default;

        public override void Add(in Counted row) => throw new NotSupportedException();
    }
}
