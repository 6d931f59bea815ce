using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>A reading whose numbers are to be unique, and of which nothing else is expected.</summary>
[Schema(From = typeof(Reading), Without = [nameof(Reading.Id)])]
public partial record struct KeyedReading
{
    /// <summary>Counts up.</summary>
    [Column("id"), Unique]
    public long Id { get; init; }
}
