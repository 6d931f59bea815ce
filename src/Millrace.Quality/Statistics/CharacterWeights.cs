namespace Millrace.Quality;

/// <summary>What the characters of texts weigh by class (<see cref="CharacterCounts"/>), each with the weight of its row.</summary>
/// <param name="Letters">Letters.</param>
/// <param name="Digits">Decimal digits.</param>
/// <param name="Spaces">White space.</param>
/// <param name="Punctuation">Punctuation and symbols.</param>
/// <param name="Controls">Control characters.</param>
/// <param name="Others">All others.</param>
public sealed record CharacterWeights(double Letters, double Digits, double Spaces, double Punctuation, double Controls, double Others)
{
    /// <summary>Those of them that are no ASCII.</summary>
    public double NotAscii { get; init; }
}
