namespace Millrace.Quality.Tests.Rows;

/// <summary>Colours that are sold.</summary>
internal enum Paint
{
    Red,
    Green,
    Blue,
}
