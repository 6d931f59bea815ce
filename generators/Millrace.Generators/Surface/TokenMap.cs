using System.Collections.Immutable;

namespace Millrace.Generators;

/// <summary>
/// Where the tokens of a part of a file stand. As long as the tokens are the same, a place that is told by token holds wherever the part has moved.
/// </summary>
/// <param name="starts">The tokens' positions, ascending.</param>
internal readonly struct TokenMap(ImmutableArray<int> starts)
{
    private readonly ImmutableArray<int> _starts = starts;

    /// <summary>Where the first token starts; the end of all files where there is none.</summary>
    public int Start => _starts.IsDefaultOrEmpty ? int.MaxValue : _starts[0];

    /// <summary>The last token that starts at or before a position, and how far behind its start the position is.</summary>
    public (int Token, int Offset) Locate(int position)
    {
        if (_starts.IsDefaultOrEmpty)
            return (-1, position);
        int found = _starts.AsSpan().BinarySearch(position);
        int token = Math.Max(0, found >= 0 ? found : ~found - 1);
        return (token, position - _starts[token]);
    }

    /// <summary>The position that was located, now; null where the part has no such token any more.</summary>
    public int? Position(int token, int offset) =>
        token < 0 ? offset : token < _starts.Length ? _starts[token] + offset : null;
}
