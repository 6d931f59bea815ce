using System.Text;

namespace Millrace.Data;

/// <summary>
/// The names within one kind of object: those that columns read, and, so that they are passed over as fast, some of the others. Which others those are
/// decides nothing: of those that are spelt nearly as a column the first in ordinal order is always known.
/// </summary>
internal sealed class JsonNames
{
    private const int MostOthers = 1000;
    private const int MostNear = 1000;
    private const int LongestOther = 200;

    private readonly Dictionary<byte[], JsonKey> _keys = new(Utf8Names.Instance);
    private readonly Dictionary<byte[], JsonKey>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly Dictionary<string, string> _nearest = new(StringComparer.Ordinal);
    private Spellings? _columns;
    private int _others;

    public JsonNames() => _lookup = _keys.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The first name, where the object was seen before.</summary>
    public JsonKey? First { get; set; }

    /// <summary>Names that no column reads, as far as they are kept.</summary>
    public IEnumerable<string> Others =>
        _keys.Where(static each => !each.Value.IsRead).Select(static each => Encoding.UTF8.GetString(each.Key)).Concat(_nearest.Values);

    /// <summary>Whether any row had a value, or null, for a column.</summary>
    public bool HasSeen(int column) => _keys.Values.Any(key => (key.Column == column && key.Row >= 0) || key.Within?.HasSeen(column) == true);

    /// <summary>The root for a schema's columns: each is found by its whole name, and by its parts where it has points.</summary>
    public static JsonNames Of(SchemaInfo schema)
    {
        var root = new JsonNames { _columns = new Spellings(schema.Columns.Select(static column => column.Name)) };
        for (int i = 0; i < schema.Columns.Length; i++)
        {
            string name = schema.Columns[i].Name;
            root.Add(Encoding.UTF8.GetBytes(name), isPath: false).Column = i;
            string[] parts = name.Split('.');
            if (parts.Length == 1 || parts.Length > JsonLinesLimits.Depth)
                continue;
            JsonNames node = root;
            foreach (string part in parts.AsSpan(0, parts.Length - 1))
                node = node.Add(Encoding.UTF8.GetBytes(part), isPath: node != root).Within ??= new JsonNames();
            node.Add(Encoding.UTF8.GetBytes(parts[^1]), isPath: true).Column = i;
        }

        return root;
    }

    /// <summary>The key of a name that was found before; null for others.</summary>
    public JsonKey? Get(ReadOnlySpan<byte> name) => _lookup.TryGetValue(name, out JsonKey? key) ? key : null;

    /// <summary>The key of a name; null for one that no column reads and that is not kept.</summary>
    public JsonKey? Find(ReadOnlySpan<byte> name)
    {
        if (_lookup.TryGetValue(name, out JsonKey? key))
            return key;
        if (name.Length > LongestOther)
            return null;
        if (_others >= MostOthers && (!IsNear(Encoding.UTF8.GetString(name)) || _others >= MostOthers + MostNear))
            return null;
        _others++;
        key = new JsonKey(name);
        _keys.Add(name.ToArray(), key);
        return key;
    }

    // A file may have any number of names that are nearly a column's.
    private bool IsNear(string name)
    {
        bool isNear = false;
        foreach (string column in _columns?.Meaning(name) ?? [])
        {
            isNear = true;
            if (!_nearest.TryGetValue(column, out string? first) || string.CompareOrdinal(name, first) < 0)
                _nearest[column] = name;
        }

        return isNear;
    }

    private JsonKey Add(byte[] name, bool isPath)
    {
        if (!_keys.TryGetValue(name, out JsonKey? key))
            _keys.Add(name, key = new JsonKey(name) { IsPath = isPath });
        return key;
    }
}
