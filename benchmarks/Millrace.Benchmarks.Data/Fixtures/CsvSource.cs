using System.Globalization;

namespace Millrace.Benchmarks.Data;

/// <summary>A CSV file to convert.</summary>
/// <param name="Name">What it holds.</param>
/// <param name="Rows">Rows in it.</param>
public sealed record CsvSource(string Name, int Rows)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} {Name}");
}
