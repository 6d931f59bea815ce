namespace Millrace.Data;

/// <summary>What an inferred schema is called and how much of the file decides it.</summary>
public sealed record SchemaInferenceOptions
{
    /// <summary>The struct's name; null for one made of the file's name.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace; null for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>How a CSV file is written down.</summary>
    public CsvOptions Csv { get; init; } = CsvOptions.Default;

    /// <summary>
    /// How many rows are read at most; null for all. With fewer, a later row may hold a value, or miss one, that the schema rules out.
    /// </summary>
    public long? MaxRows { get; init; }
}
