namespace Millrace.Quality;

/// <summary>What the texts of each kind weigh, by the weights of their rows; of bytes the empty ones.</summary>
/// <param name="Empty">Those that are empty.</param>
/// <param name="Blank">Those that are nothing but white space, empty ones left out.</param>
/// <param name="Untrimmed">Those with white space at their begin or end, blank ones left out.</param>
/// <param name="Numeric">Those that read as a number.</param>
public sealed record TextWeights(double Empty, double Blank, double Untrimmed, double Numeric)
{
    /// <summary>The characters by class, each with the weight of its row; null of bytes.</summary>
    public CharacterWeights? Characters { get; init; }
}
