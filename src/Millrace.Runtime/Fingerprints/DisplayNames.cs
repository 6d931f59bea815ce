using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Names of methods as people know them: without namespaces, with the method that a lambda or state machine stands in.</summary>
internal static class DisplayNames
{
    /// <summary>The generated class that holds a component's descriptor, and with it what runs the component.</summary>
    private const string Holder = "MillraceDescriptor";

    /// <summary>A method's name: <c>SplitTrips.RunAsync</c>.</summary>
    public static string Of(MethodId method)
    {
        TypeId type = method.Owner;
        string name = method.Name;
        while (type.IsNumbered && type.Definition.GetDeclaringType() is { IsNil: false } outer)
            type = new TypeId(type.Module, outer);
        if (type.Definition.GetDeclaringType() is { IsNil: false } component && type.Module.Metadata.StringComparer.Equals(type.Definition.Name, Holder))
            return $"{Short(new TypeId(type.Module, component).StableName)}.Run";
        if (MetadataNames.IsNumbered(name))
            name = name.IndexOf('>', StringComparison.Ordinal) is > 1 and int end ? name[1..end] : "generated code";
        return $"{Short(type.StableName)}.{Plain(MetadataNames.Stable(name))}";
    }

    /// <summary>A field's name, or that of the property whose value it holds: <c>Settings.Bound</c>.</summary>
    public static string Of(FieldId field)
    {
        string name = field.Name;
        string shown = name.EndsWith(">k__BackingField", StringComparison.Ordinal) ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name;
        return $"{Short(field.Owner.StableName)}.{shown}";
    }

    /// <summary>A type's name without its namespace and the number of its type parameters.</summary>
    public static string Short(string type) => string.Join('.', type[(type.LastIndexOf('.') + 1)..].Split('+').Select(static each => each.Split('`')[0]));

    /// <summary>A method's or type's name in a fingerprint, without namespace and signature.</summary>
    public static string OfPart(string name)
    {
        int signature = name.LastIndexOf('(');
        if (signature < 0)
            return Short(name);
        if (name.EndsWith("(generated)", StringComparison.Ordinal))
            return name[..signature].TrimEnd();

        // Types of parameters may hold signatures themselves; the first one is the method's.
        string member = name[..SignatureStart(name)];
        int dot = member.EndsWith(".ctor", StringComparison.Ordinal) || member.EndsWith(".cctor", StringComparison.Ordinal)
            ? member.LastIndexOf("..", StringComparison.Ordinal)
            : member.LastIndexOf('.');
        return $"{Short(member[..dot])}.{Plain(member[(dot + 1)..])}";
    }

    /// <summary>Where the number of type parameters and the parenthesis behind it stand.</summary>
    private static int SignatureStart(string name)
    {
        for (int tick = name.IndexOf('`', StringComparison.Ordinal); tick >= 0; tick = name.IndexOf('`', tick + 1))
        {
            int end = tick + 1;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
                end++;
            if (end < name.Length && name[end] == '(')
                return tick;
        }

        return name.Length;
    }

    private static string Plain(string method) => method switch
    {
        ".ctor" => "constructor",
        ".cctor" => "static initialiser",
        _ when method.StartsWith("get_", StringComparison.Ordinal) || method.StartsWith("set_", StringComparison.Ordinal) => method[4..],
        _ => method[(method.LastIndexOf('.') + 1)..],
    };
}
