namespace Millrace.Quality;

/// <summary>What is looked for in the rows as an example of an anomaly.</summary>
/// <param name="Value">Which values.</param>
/// <param name="InElements">Whether among the elements of lists.</param>
internal readonly record struct Sought(SoughtValue Value, bool InElements = false)
{
    /// <summary>Whether the anomaly counts just what is looked for, so that there is nothing more to find once as much is found.</summary>
    public bool IsCounted => !InElements && Value is (SoughtValue.Missing or SoughtValue.Any or SoughtValue.NotANumber or SoughtValue.Infinite);
}
