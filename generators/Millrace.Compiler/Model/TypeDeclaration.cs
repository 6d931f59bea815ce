namespace Millrace.Compiler;

/// <summary>Where a user's type stands and how it is declared, as far as generated code must repeat it.</summary>
public sealed record TypeDeclaration
{
    /// <summary>The namespace; empty for the global one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The heads of the types around it, outermost first: <c>partial class Outer</c>.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary><c>public</c>, <c>internal</c>, …</summary>
    public string Accessibility { get; init; } = "internal";

    /// <summary><c>class</c> or <c>record</c>.</summary>
    public string Keyword { get; init; } = "class";

    public required string Name { get; init; }

    /// <summary>The type parameters' names.</summary>
    public EquatableArray<string> TypeParameters { get; init; }

    /// <summary>The constraint clauses, each as generated code spells it: <c>where T : struct</c>.</summary>
    public EquatableArray<string> Constraints { get; init; }

    /// <summary>The type itself; generic ones over their own parameters.</summary>
    public required TypeRef Type { get; init; }

    /// <summary><c>&lt;TRow, TFeatures&gt;</c>, or empty.</summary>
    public string TypeParameterList => TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", TypeParameters)}>";

    /// <summary>A name for the generated file, unique in the assembly.</summary>
    public string FileName(string part)
    {
        var parts = new List<string>();
        if (Namespace.Length > 0)
            parts.Add(Namespace);
        foreach (string container in Containers)
            parts.Add(container.Substring(container.LastIndexOf(' ') + 1));
        parts.Add(TypeParameters.Count == 0 ? Name : $"{Name}_{TypeParameters.Count}");
        return $"{string.Join(".", parts)}.{part}.g.cs".Replace("@", "");
    }
}
