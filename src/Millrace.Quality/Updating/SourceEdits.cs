using System.Globalization;
using System.Text;

namespace Millrace.Quality;

/// <summary>
/// Edits of a text that do not overlap, made all at once. What is put in front of a place stands before what takes the place of it; else those at one place are
/// made in the order in which they were asked for.
/// </summary>
/// <param name="source">The text.</param>
internal sealed class SourceEdits(string source)
{
    private readonly List<(int Start, int End, string Text)> _edits = [];

    /// <summary>Puts a text in the place of another one.</summary>
    public void Replace(Range place, string text)
    {
        (int start, int length) = place.GetOffsetAndLength(source.Length);
        _edits.Add((start, start + length, text));
    }

    /// <summary>Puts a text in front of a place.</summary>
    public void Insert(int at, string text) => _edits.Add((at, at, text));

    /// <summary>The text with the edits.</summary>
    /// <exception cref="InvalidOperationException">Two of them overlap.</exception>
    public string Apply()
    {
        var result = new StringBuilder();
        int done = 0;
        foreach ((int start, int end, string text) in _edits.OrderBy(static edit => edit.Start).ThenBy(static edit => edit.End))
        {
            if (start < done)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Two edits overlap at {start}."));
            result.Append(source, done, start - done).Append(text);
            done = end;
        }

        return result.Append(source, done, source.Length - done).ToString();
    }
}
