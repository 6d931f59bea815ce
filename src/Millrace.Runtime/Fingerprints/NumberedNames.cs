using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// Names for what the compiler numbered, in the order in which a method's code comes to it: so they stay as they are while other code comes and goes
/// beside it, and while variables are renamed.
/// </summary>
internal sealed class NumberedNames
{
    private readonly Dictionary<TypeId, string> _types = [];
    private readonly Dictionary<MethodId, string> _methods = [];
    private readonly Dictionary<FieldId, string> _fields = [];

    /// <summary>A type's name.</summary>
    public string Of(TypeId type) => Of(_types, type, "type");

    /// <summary>A method's name.</summary>
    public string Of(MethodId method) => Of(_methods, method, "method");

    /// <summary>A field's name.</summary>
    public string Of(FieldId field) => Of(_fields, field, "field");

    private static string Of<T>(Dictionary<T, string> names, T member, string kind)
        where T : struct
    {
        if (!names.TryGetValue(member, out string? name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{kind}#{names.Count}");
            names.Add(member, name);
        }

        return name;
    }
}
