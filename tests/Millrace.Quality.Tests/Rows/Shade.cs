namespace Millrace.Quality.Tests.Rows;

/// <summary>Colours that are asked for, in another order.</summary>
internal enum Shade
{
    Blue,
    Red,
    White,
}
