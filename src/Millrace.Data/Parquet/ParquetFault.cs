namespace Millrace.Data;

/// <summary>What is wrong with a Parquet file, told by code that knows neither the file nor the column; the reader adds both.</summary>
/// <param name="problem">A short phrase without a final point.</param>
/// <param name="feature">What the file uses and we do not read, or null where the file is damaged.</param>
/// <param name="inner">The cause.</param>
internal sealed class ParquetFault(string problem, string? feature = null, Exception? inner = null) : Exception(problem, inner)
{
    /// <summary>The same with an interpolated phrase, whose numbers no culture changes.</summary>
    public ParquetFault(InvariantText problem, string? feature = null, Exception? inner = null)
        : this(problem.ToStringAndClear(), feature, inner)
    {
    }

    /// <summary>What the file uses and we do not read, or null where the file is damaged.</summary>
    public string? Feature => feature;

    /// <summary>Whether the bytes ended before what they begin with did: with more of them it may turn out sound.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>The file is valid and uses what we do not read.</summary>
    public static ParquetFault Unsupported(string feature) => new($"{feature} is not supported", feature);

    /// <summary>The same with an interpolated name of what the file uses.</summary>
    public static ParquetFault Unsupported(InvariantText feature) => Unsupported(feature.ToStringAndClear());
}
