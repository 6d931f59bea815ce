namespace Millrace.Quality;

/// <summary>How many characters (Unicode scalar values) of texts are of which class.</summary>
/// <param name="Letters">Letters.</param>
/// <param name="Digits">Decimal digits.</param>
/// <param name="Spaces">White space.</param>
/// <param name="Punctuation">Punctuation and symbols.</param>
/// <param name="Controls">Control characters.</param>
/// <param name="Others">All others.</param>
public readonly record struct CharacterCounts(long Letters, long Digits, long Spaces, long Punctuation, long Controls, long Others)
{
    /// <summary>How many of them are no ASCII.</summary>
    public long NotAscii { get; init; }
}
