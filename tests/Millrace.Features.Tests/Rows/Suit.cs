namespace Millrace.Features.Tests.Rows;

internal enum Suit : byte
{
    Clubs = 1,
    Diamonds = 2,
    Hearts = 4,
    Spades = 8,
}
