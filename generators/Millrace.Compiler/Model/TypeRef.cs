namespace Millrace.Compiler;

/// <summary>
/// A type without its symbol: the fully qualified name of its definition (<c>global::Millrace.Data.Dataset</c>, <c>int</c>, or the bare name of
/// a type parameter) and its arguments.
/// </summary>
/// <param name="Name">
/// The definition's name as generated code spells it, without arguments; or, where arguments do not stand at the end, a pattern with places
/// for them: <c>{0}[]</c>, <c>global::Outer&lt;{0}&gt;.Inner</c>.
/// </param>
/// <param name="Arguments">The type arguments.</param>
/// <param name="IsTypeParameter">Whether it is a type parameter of the component.</param>
public sealed record TypeRef(string Name, EquatableArray<TypeRef> Arguments, bool IsTypeParameter = false)
{
    private const string Value = "global::Millrace.Value";

    /// <summary>A type of which nothing is known, so that it may be any.</summary>
    public static TypeRef Unknown { get; } = new("", default);

    /// <summary>Whether it is a small value that lives in the metadata, <c>Value&lt;T&gt;</c>.</summary>
    public bool IsSmallValue => Name == Value;

    /// <summary>The artifact that holds a small value.</summary>
    public static TypeRef SmallValue(TypeRef content) => new(Value, new([content]));

    /// <summary>Whether the definition is marked as something learned from data.</summary>
    public bool IsLearned { get; init; }

    /// <summary>Whether it, or one of its type arguments, is learned from data.</summary>
    public bool HoldsLearned => IsLearned || Arguments.Any(each => each.HoldsLearned);

    /// <summary>Whether type parameters are left in it.</summary>
    public bool IsOpen => IsTypeParameter || Arguments.Any(each => each.IsOpen);

    /// <summary>The type as generated code spells it.</summary>
    public string FullName => Spell(Name, each => each.FullName);

    /// <summary>The type as a person reads it, without namespaces.</summary>
    public string DisplayName => Spell(ShortName, each => each.DisplayName).Replace("@", "");

    /// <summary>The definition's name alone.</summary>
    public string ShortName => Name.Contains("{0}") && !Name.Contains("::") ? Name : Name.Substring(Name.LastIndexOfAny(['.', ':']) + 1);

    /// <summary>The type with type parameters replaced.</summary>
    public TypeRef Substitute(IReadOnlyDictionary<string, TypeRef> arguments) =>
        IsTypeParameter && arguments.TryGetValue(Name, out TypeRef? replacement)
            ? replacement
            : Arguments.Count == 0 ? this : this with { Arguments = Arguments.Select(each => each.Substitute(arguments)).ToEquatableArray() };

    /// <summary>Finds the type parameters that make this pattern the given type.</summary>
    /// <returns>Whether the type fits; parameters found are in <paramref name="bindings"/>.</returns>
    public bool Unify(TypeRef type, IDictionary<string, TypeRef> bindings)
    {
        if (IsTypeParameter)
        {
            if (bindings.TryGetValue(Name, out TypeRef? bound))
                return bound.Equals(type);
            bindings.Add(Name, type);
            return true;
        }

        if (Name != type.Name || Arguments.Count != type.Arguments.Count)
            return false;
        for (int i = 0; i < Arguments.Count; i++)
        {
            if (!Arguments[i].Unify(type.Arguments[i], bindings))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether C# is sure to convert neither type to the other: names of tuple elements and aliases such as <c>dynamic</c> for <c>object</c>
    /// make no other type. A type without a name is still being typed.
    /// </summary>
    public bool DiffersFrom(TypeRef other)
    {
        if (IsTypeParameter || other.IsTypeParameter || IsAliased || other.IsAliased)
            return false;
        bool areTuples = Name[0] == '(' && other.Name[0] == '(';
        if ((!areTuples && Name != other.Name) || Arguments.Count != other.Arguments.Count)
            return true;
        return Arguments.Where((each, i) => each.DiffersFrom(other.Arguments[i])).Any();
    }

    private bool IsAliased => Name is "" or "dynamic" or "object" or "nint" or "nuint" or "global::System.IntPtr" or "global::System.UIntPtr";

    public override string ToString() => DisplayName;

    private string Spell(string name, Func<TypeRef, string> spell)
    {
        if (Arguments.Count == 0)
            return name;
        if (!Name.Contains("{0}"))
            return $"{name}<{string.Join(", ", Arguments.Select(spell))}>";
        for (int i = 0; i < Arguments.Count; i++)
            name = name.Replace($"{{{i}}}", spell(Arguments[i]));
        return name;
    }
}
