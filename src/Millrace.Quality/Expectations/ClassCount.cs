namespace Millrace.Quality;

/// <summary>A class of a column: how many values it has, the lowest row with one, and how it is shown.</summary>
internal sealed class ClassCount(string text, long row)
{
    public string Text { get; } = text;

    public long Row { get; set; } = row;

    public long Count { get; set; }
}
