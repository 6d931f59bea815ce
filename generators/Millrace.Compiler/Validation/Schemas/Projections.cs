namespace Millrace.Compiler;

/// <summary>Which other schemas can a schema be read as? Those that it derives from and has all columns of.</summary>
internal static class Projections
{
    public static EquatableArray<ProjectionModel> Of(SchemaDeclaration schema, IReadOnlyList<ColumnModel> columns)
    {
        if (!schema.IsVisibleInAssembly)
            return default;
        var methods = new HashSet<string>(StringComparer.Ordinal);
        var projections = new List<ProjectionModel>();
        foreach (BaseDeclaration each in schema.Bases.Where(each => each.HasGeneratedPart && each.Columns.All(column => Holds(columns, column))))
        {
            string method = "As" + each.Name;
            if (!methods.Add(method))
            {
                method = $"As{each.Qualifier}{each.Name}";
                while (!methods.Add(method))
                    method += "_";
            }

            projections.Add(new ProjectionModel(method, each.Type, each.Name, schema.IsPublic && each.IsPublic));
        }

        return projections.ToEquatableArray();
    }

    /// <summary>Whether a column can be read from one of these: a schema may leave a column out and declare another one of its name.</summary>
    private static bool Holds(IReadOnlyList<ColumnModel> columns, ColumnModel wanted) => columns.Any(each =>
        each.Name == wanted.Name && Holds(Value(each), Value(wanted)) && (each.Item is null || wanted.Item is null || Holds(each.Item, wanted.Item)));

    private static bool Holds(ColumnItem value, ColumnItem wanted) =>
        value.Kind == wanted.Kind && (value.Kind != ColumnKind.Enum || value.ValueType == wanted.ValueType) && (wanted.IsNullable || !value.IsNullable);

    private static ColumnItem Value(ColumnModel column) => new(column.Kind, column.ValueType, column.IsNullable);

    /// <summary>The class of the projections: the names of the types around the schema and its own, joined.</summary>
    public static string ClassOf(TypeDeclaration type) => JoinedName(type) + "Projections";

    /// <summary>The names of the types around a type and its own, joined: what a top-level class that belongs to it is named after.</summary>
    public static string JoinedName(TypeDeclaration type) =>
        string.Join("_", type.Containers.Select(each => each.Substring(each.LastIndexOf(' ') + 1)).Append(type.Name)).Replace("@", "");
}
