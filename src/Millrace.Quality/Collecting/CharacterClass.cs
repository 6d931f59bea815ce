namespace Millrace.Quality;

/// <summary>The class of a character: as <see cref="CharacterCounts"/> has them, in its order.</summary>
internal enum CharacterClass : byte
{
    Letter,
    Digit,
    Space,
    Punctuation,
    Control,
    Other,
}
