using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds what <c>AsXxx()</c> turns a dataset into: a schema that its own derives from.</summary>
internal sealed class ViewReader(Compilation compilation)
{
    /// <summary>The view, or null where the schema derives from none of that name.</summary>
    public ViewModel? Find(TypeRef dataset, string method)
    {
        if (dataset.Arguments.Count != 1 || dataset.Name != "global::Millrace.Data.Dataset")
            return null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? schema = From(Resolve(dataset.Arguments[0])); schema is not null && seen.Add(schema.ToDisplayString()); schema = From(schema))
        {
            if (method == "As" + schema.Name)
                return new ViewModel(method, dataset, TypeRefs.Of(schema));
        }

        return null;
    }

    private static INamedTypeSymbol? From(INamedTypeSymbol? schema) =>
        schema?.Find("SchemaAttribute")?.NamedArguments.FirstOrDefault(static each => each.Key == "From").Value.Value as INamedTypeSymbol;

    /// <summary>The symbol of a type by its full name, nested ones included.</summary>
    private INamedTypeSymbol? Resolve(TypeRef type)
    {
        if (type.Arguments.Count > 0)
            return null;
        string name = type.Name.Replace("global::", "").Replace("@", "");
        while (true)
        {
            if (compilation.GetTypeByMetadataName(name) is { } symbol)
                return symbol;
            int dot = name.LastIndexOf('.');
            if (dot < 0)
                return null;
            name = $"{name.Substring(0, dot)}+{name.Substring(dot + 1)}";
        }
    }
}
