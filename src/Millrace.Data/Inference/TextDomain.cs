using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Collects the distinct texts of a column as long as they are few enough to be a domain.</summary>
internal sealed class TextDomain
{
    private const int MaxTexts = 20;
    private const int MinRows = 100;
    private const int MaxLength = 60;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private long _rows;
    private bool _tooMany;

    public TextDomain() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether there are so many that no more need be added.</summary>
    public bool HasTooMany => _tooMany;

    /// <summary>Adds the text of one row.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        _rows++;
        if (!_tooMany && _lookup.Add(text))
            _tooMany = _texts.Count > MaxTexts || text.Length > MaxLength;
    }

    /// <summary>The texts in ordinal order, or none where they are many or the rows too few to tell.</summary>
    public ImmutableArray<string> ToImmutable() => _tooMany || _rows < MinRows ? [] : [.. _texts.Order(StringComparer.Ordinal)];
}
