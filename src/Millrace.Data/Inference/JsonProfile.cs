namespace Millrace.Data;

/// <summary>What lines say of one name.</summary>
/// <param name="name">The name.</param>
internal sealed class JsonProfile(string name)
{
    private readonly TextProfile _values = new(name);
    private readonly TextProfile _items = new("element");
    private bool _hasObjects;
    private bool _hasArrays;
    private bool _hasDeepArrays;
    private bool _hasValues;

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>The row that had it last.</summary>
    public long Row { get; set; }

    /// <summary>Adds a number, true or false, or a text that stands in quotes.</summary>
    public void AddValue(ReadOnlySpan<char> text, bool isQuoted)
    {
        _hasValues = true;
        _values.Add(text, isQuoted);
    }

    /// <summary>Adds an object.</summary>
    public void AddObject() => _hasObjects = true;

    /// <summary>Adds an array, whose elements follow.</summary>
    public void AddArray() => _hasArrays = true;

    /// <summary>Adds an element of the array.</summary>
    public void AddItem(ReadOnlySpan<char> text, bool isQuoted) => _items.Add(text, isQuoted);

    /// <summary>Adds an element that is an object or array itself.</summary>
    public void AddDeepItem() => _hasDeepArrays = true;

    /// <summary>What was found.</summary>
    public ColumnGuess ToGuess()
    {
        ColumnGuess values = _values.ToGuess();
        if (!_hasObjects && !_hasArrays)
            return values;
        if (_hasArrays && !_hasDeepArrays && !_hasObjects && !_hasValues)
            return values with { Type = ColumnType.List, AreDecimals = false, Item = _items.ToGuess() };
        string what = _hasObjects && _hasArrays ? "an object or a list" : _hasObjects ? "an object" : "a list";
        return values with { Type = ColumnType.Text, AreDecimals = false, Note = $"{what} as JSON{(_hasValues ? ", or another value" : "")}" };
    }
}
