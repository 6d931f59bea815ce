using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace Millrace.Runtime;

/// <summary>Full names of types: namespace, outer types behind <c>+</c>, and the number of type parameters as in <c>List`1</c>.</summary>
internal static partial class MetadataNames
{
    /// <summary>The name of a type of the assembly.</summary>
    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string name = metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{Of(metadata, outer)}+{name}" : InNamespace(metadata.GetString(type.Namespace), name);
    }

    /// <summary>The name of a type that the assembly refers to.</summary>
    public static string Of(MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        string name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Of(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : InNamespace(metadata.GetString(type.Namespace), name);
    }

    /// <summary>
    /// Whether the compiler made a name up and numbered it, as it does for closures, lambdas, local functions, state machines and their fields. Such a
    /// name changes with what stands beside it. Fields of properties and of captured parameters have a name of their own in it.
    /// </summary>
    public static bool IsNumbered(string name) =>
        ((name.StartsWith('<') && FileLocal.Match(name) is not { Success: true, Index: 0 }) || name.StartsWith("CS$", StringComparison.Ordinal))
        && !name.EndsWith(">k__BackingField", StringComparison.Ordinal) && !name.EndsWith(">P", StringComparison.Ordinal)
        && name is not ("<Clone>$" or "<Main>$" or "<Module>");

    /// <summary>A name without the mark of the file that a type of one file has in it: the mark changes with the file's path.</summary>
    public static string Stable(string name) => name.Contains(">F", StringComparison.Ordinal) ? FileLocal.Replace(name, "") : name;

    [GeneratedRegex("<[^<>]*>F[0-9A-F]{64}__", RegexOptions.CultureInvariant)]
    private static partial Regex FileLocal { get; }

    private static string InNamespace(string name, string type) => name.Length == 0 ? type : $"{name}.{type}";
}
