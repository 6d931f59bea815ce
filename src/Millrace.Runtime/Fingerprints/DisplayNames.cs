using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Names of methods as people know them: without namespaces, with the method that a lambda or state machine stands in.</summary>
internal static class DisplayNames
{
    /// <summary>A method's name: <c>SplitTrips.RunAsync</c>.</summary>
    public static string Of(MethodId method)
    {
        TypeId type = method.Owner;
        string name = method.Name;
        while (type.IsNumbered && type.Definition.GetDeclaringType() is { IsNil: false } outer)
            type = new TypeId(type.Module, outer);
        if (MetadataNames.IsNumbered(name))
            name = name.IndexOf('>', StringComparison.Ordinal) is > 1 and int end ? name[1..end] : "generated code";
        return $"{Short(type.Name)}.{Plain(name)}";
    }

    /// <summary>A type's name without its namespace and the number of its type parameters.</summary>
    public static string Short(string type) => string.Join('.', type[(type.LastIndexOf('.') + 1)..].Split('+').Select(static each => each.Split('`')[0]));

    private static string Plain(string method) => method switch
    {
        ".ctor" => "constructor",
        ".cctor" => "static initialiser",
        _ when method.StartsWith("get_", StringComparison.Ordinal) || method.StartsWith("set_", StringComparison.Ordinal) => method[4..],
        _ => method[(method.LastIndexOf('.') + 1)..],
    };
}
