namespace Millrace.Runtime;

/// <summary>Which types have objects that may change after they were made, as far as that is followed: arrays, collections, the program's own.</summary>
internal sealed class ChangeableTypes(CodeProgram program)
{
    private readonly Dictionary<TypeId, bool> _known = [];

    /// <summary>Whether a type is one of .NET's collections that can be changed.</summary>
    /// <param name="name">Its full name.</param>
    public static bool IsCollection(string name) =>
        name.StartsWith("System.Collections.", StringComparison.Ordinal)
        && !name.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal)
        && !name.StartsWith("System.Collections.Frozen.", StringComparison.Ordinal);

    /// <summary>Whether objects of a type may change.</summary>
    public bool Contains(CodeType type) => type.Definition is TypeId own ? Contains(own) : type.IsArray || IsCollection(type.Name);

    private bool Contains(TypeId type)
    {
        if (!_known.TryGetValue(type, out bool changes))
        {
            // Until it is known otherwise, a type that holds itself is no reason to change.
            _known[type] = false;
            changes = type.IsInterface || HasChangeableField(type) || (program.BaseOf(type) is TypeId parent && Contains(parent));
            _known[type] = changes;
        }

        return changes;
    }

    private bool HasChangeableField(TypeId type)
    {
        foreach (FieldId field in type.Definition.GetFields().Select(each => new FieldId(type.Module, each)).Where(static each => !each.IsStatic))
        {
            if (field.IsMutable || Contains(field.Definition.DecodeSignature(program.Names(type.Module), null)))
                return true;
        }

        return false;
    }
}
