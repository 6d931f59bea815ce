using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>C# identifiers for the names of files and columns.</summary>
internal static class CSharpNames
{
    // What the second of several equal names ends with.
    private const int First = 2;

    // Members that the generator gives a schema, its batch or its row view, or that every struct has.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Schema", "Batch", "Row", "ToRecord", "Columns", "Count", "Item", "Add", "Clear", "AppendRows", "AppendRange", "Truncate", "Dispose", "GetEnumerator",
        "CreateBatch", "CreateColumns", "PrintMembers", "Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "Clone",
    };

    // A type may not have the name of one of its members, and should not hide the types of its columns or the namespaces that they are from.
    private static readonly HashSet<string> TakenOfTypes = new(StringComparer.Ordinal)
    {
        "Schema", "Batch", "Row", "CreateBatch", "PrintMembers", "Equals", "GetHashCode", "ToString", "Columns",
        "DateTime", "DateOnly", "TimeOnly", "Guid", "Half", "Int128", "UInt128", "System", "Millrace",
    };

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    // Identifiers elsewhere, but not as names of types.
    private static readonly HashSet<string> KeywordsOfTypes = new(StringComparer.Ordinal)
    {
        "await", "dynamic", "extension", "field", "file", "nint", "notnull", "nuint", "partial", "record", "required", "scoped", "unmanaged", "var",
        "where", "yield",
    };

    /// <summary>Whether a text is a C# identifier as it stands.</summary>
    public static bool IsIdentifier(string text) =>
        text is [var first, ..] && (char.IsLetter(first) || first == '_')
        && text.All(static each => char.IsLetterOrDigit(each) || each == '_')
        && !Keywords.Contains(text);

    /// <summary>Whether a schema can have the name.</summary>
    public static bool IsTypeName(string text) => IsIdentifier(text) && !KeywordsOfTypes.Contains(text) && !TakenOfTypes.Contains(text);

    /// <summary>The name of a schema for a file.</summary>
    public static string Type(string name)
    {
        string type = Pascal(name, "Record");
        return IsTypeName(type) ? type : $"{type}Record";
    }

    /// <summary>The words of a name joined, each with a capital: <c>trip_start_hour</c> becomes TripStartHour.</summary>
    /// <param name="name">The name.</param>
    /// <param name="fallback">What is used where no character of the name may stand in an identifier.</param>
    public static string Pascal(string name, string fallback)
    {
        var identifier = new StringBuilder(name.Length);
        bool isShouted = name.Length > 3 && !name.Any(char.IsLower);
        bool wordStart = true;
        foreach (char character in name.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsLetterOrDigit(character))
            {
                wordStart = true;
                continue;
            }

            identifier.Append(wordStart ? char.ToUpperInvariant(character) : isShouted ? char.ToLowerInvariant(character) : character);
            wordStart = false;
        }

        if (identifier.Length == 0)
            return fallback;
        return char.IsDigit(identifier[0]) ? identifier.Insert(0, '_').ToString() : identifier.ToString();
    }

    /// <summary>An identifier that is not among those used and not taken by generated code; remembers it as used.</summary>
    /// <param name="identifier">The identifier as wished.</param>
    /// <param name="used">Those used, each with the number that the next of the same name may get.</param>
    public static string Unique(string identifier, Dictionary<string, int> used)
    {
        if (Taken.Contains(identifier))
            identifier += "Value";
        int number = used.GetValueOrDefault(identifier, First);
        string unique = identifier;
        for (; !used.TryAdd(unique, First); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{identifier}{number}");
        used[identifier] = number;
        return unique;
    }

    /// <summary>A text as a C# literal.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        foreach (char character in text)
        {
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF' =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => character.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }
}
