namespace Millrace;

/// <summary>A part of a pattern.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">The text of a literal; the name in braces of anything else.</param>
/// <param name="Width">How many digits it has exactly; 0 for as many as there are.</param>
internal readonly record struct PatternPart(PatternPartKind Kind, string Text, int Width = 0)
{
    /// <summary>Whether it stands for digits.</summary>
    public bool IsNumber => Kind > PatternPartKind.Star;
}
