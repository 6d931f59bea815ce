namespace Millrace.Data;

/// <summary>Enumerations by name.</summary>
internal sealed class EnumFormat<T> : ValueFormat<T>
    where T : struct, Enum
{
    private const int ShownNames = 8;

    private readonly Dictionary<T, string> _names = [];
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly bool _isFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    private EnumFormat()
    {
        string[] names = Enum.GetNames<T>();
        foreach (string name in names)
        {
            T value = Enum.Parse<T>(name);
            _values.Add(name, value);
            _names.TryAdd(value, name);
        }

        _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        Description = $"one of {string.Join(", ", names.Take(ShownNames))}{(names.Length > ShownNames ? ", …" : "")}";
    }

    public static EnumFormat<T> Instance { get; } = new();

    public override string Description { get; }

    public override bool TryParse(ReadOnlySpan<char> text, out T value)
    {
        text = text.Trim();
        if (_lookup.TryGetValue(text, out value))
            return true;
        return _isFlags && text.Contains(',') && !text.ContainsAnyInRange('0', '9') && Enum.TryParse(text, out value);
    }

    public override bool TryFormat(T value, Span<char> destination, out int written)
    {
        string text = Format(value);
        written = text.TryCopyTo(destination) ? text.Length : 0;
        return written > 0;
    }

    public override string Format(T value)
    {
        if (_names.TryGetValue(value, out string? name))
            return name;
        string text = value.ToString();
        return _isFlags && text.Contains(',', StringComparison.Ordinal)
            ? text
            : throw new DataException($"{text} is not a member of {typeof(T).Name}: only members have a text form.");
    }
}
