namespace Millrace;

/// <summary>What a part of a pattern stands for.</summary>
internal enum PatternPartKind
{
    Literal = 0,
    Star = 1,
    Span = 2,
    Version = 3,
    Year = 4,
    Month = 5,
    Day = 6,
    Hour = 7,
}
