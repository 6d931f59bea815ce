namespace Millrace;

/// <summary>Types as people write them.</summary>
public static class TypeNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>
    /// The type's name without namespaces, generic arguments in angle brackets, C#'s own types by their keywords: <c>Dataset&lt;Trip&gt;</c>,
    /// <c>Value&lt;bool&gt;</c>.
    /// </summary>
    /// <param name="type">The type.</param>
    public static string Display(Type type)
    {
        if (s_keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsArray)
            return $"{Display(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        string name = tick < 0 ? type.Name : type.Name[..tick];
        return type.IsGenericType && tick >= 0 ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Display))}>" : name;
    }
}
