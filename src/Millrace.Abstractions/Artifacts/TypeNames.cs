namespace Millrace;

/// <summary>Types as people write them.</summary>
public static class TypeNames
{
    /// <summary>The type's name without namespaces, generic arguments in angle brackets: <c>Dataset&lt;Trip&gt;</c>.</summary>
    /// <param name="type">The type.</param>
    public static string Display(Type type)
    {
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        string name = tick < 0 ? type.Name : type.Name[..tick];
        return type.IsGenericType && tick >= 0 ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Display))}>" : name;
    }
}
