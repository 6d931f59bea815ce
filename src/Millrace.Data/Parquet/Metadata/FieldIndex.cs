namespace Millrace.Data;

/// <summary>Finds fields of a file's schema by their names, in groups of any size.</summary>
internal sealed class FieldIndex
{
    private readonly Dictionary<SchemaNode, Dictionary<string, SchemaNode?>> _groups = [];

    /// <summary>Finds a field of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="field">The field; null where there is none, or more than one.</param>
    /// <returns>Whether there is any.</returns>
    public bool TryFind(SchemaNode group, string name, out SchemaNode? field)
    {
        if (!_groups.TryGetValue(group, out Dictionary<string, SchemaNode?>? fields))
        {
            fields = new Dictionary<string, SchemaNode?>(StringComparer.Ordinal);
            foreach (SchemaNode child in group.Children)
            {
                if (!fields.TryAdd(child.Name, child))
                    fields[child.Name] = null;
            }

            _groups.Add(group, fields);
        }

        return fields.TryGetValue(name, out field);
    }
}
