using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Millrace.Runtime;

/// <summary>An assembly of the program, opened to read its code. Nothing of it is loaded or run.</summary>
internal sealed class CodeModule : IDisposable
{
    private const string WholeAttribute = "FingerprintAsWholeAttribute";

    private readonly PEReader _image;
    private readonly Dictionary<EntityHandle, string> _names = [];
    private readonly Dictionary<TypeDefinitionHandle, bool> _numbered = [];
    private readonly Lazy<Dictionary<string, TypeDefinitionHandle>> _types;
    private readonly Lazy<Dictionary<MethodDefinitionHandle, PropertyDefinitionHandle>> _accessors;
    private readonly Lazy<string?> _resources;
    private readonly Lazy<HashSet<TypeDefinitionHandle>> _rangeVariables;

    private CodeModule(PEReader image, string path)
    {
        _image = image;
        Path = path;
        Metadata = image.GetMetadataReader();
        Name = Metadata.GetString(Metadata.GetAssemblyDefinition().Name);
        _types = new(() => Metadata.TypeDefinitions.ToDictionary(NameOf, StringComparer.Ordinal));
        _accessors = new(Accessors);
        _resources = new(ReadResources);
        _rangeVariables = new(ReadRangeVariables);
    }

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>The assembly's simple name.</summary>
    public string Name { get; }

    /// <summary>Its tables.</summary>
    public MetadataReader Metadata { get; }

    /// <summary>The content of the files that are embedded in it; null where there are none.</summary>
    public string? Resources => _resources.Value;

    /// <summary>Opens an assembly.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    public static CodeModule Open(string path) => new(new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(path))), path);

    /// <summary>The files that hold an assembly's texts in other languages: <c>de/Program.resources.dll</c> beside <c>Program.dll</c>.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <returns>Each with the name of its folder, in the order of those.</returns>
    public static IEnumerable<(string Culture, string Path)> Satellites(string path) =>
        Satellites(Directory.GetDirectories(System.IO.Path.GetDirectoryName(path)!), path);

    /// <inheritdoc cref="Satellites(string)"/>
    /// <param name="folders">The folders beside the assembly.</param>
    /// <param name="path">The assembly's file.</param>
    public static IEnumerable<(string Culture, string Path)> Satellites(string[] folders, string path) =>
        from folder in folders.Order(StringComparer.Ordinal)
        let satellite = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileNameWithoutExtension(path)}.resources.dll")
        where File.Exists(satellite)
        select (System.IO.Path.GetFileName(folder), satellite);

    /// <summary>The identity of an assembly's build.</summary>
    /// <param name="path">Its file.</param>
    public static Guid Build(string path)
    {
        using CodeModule module = Open(path);
        return module.Metadata.GetGuid(module.Metadata.GetModuleDefinition().Mvid);
    }

    /// <summary>Whether an assembly says of itself that it counts as a whole.</summary>
    /// <param name="path">Its file.</param>
    public static bool CountsAsWhole(string path)
    {
        using CodeModule module = Open(path);
        return module.Has(module.Metadata.GetAssemblyDefinition().GetCustomAttributes(), WholeAttribute);
    }

    /// <summary>A type by its full name, nested ones behind <c>+</c>; null where there is none.</summary>
    public TypeDefinitionHandle? Find(string name) => _types.Value.TryGetValue(name, out TypeDefinitionHandle handle) ? handle : null;

    /// <summary>The full name of a type that it declares.</summary>
    public string NameOf(TypeDefinitionHandle type)
    {
        if (!_names.TryGetValue(type, out string? name))
        {
            name = MetadataNames.Of(Metadata, type);
            _names.Add(type, name);
        }

        return name;
    }

    /// <summary>The full name of a type that it refers to.</summary>
    public string NameOf(TypeReferenceHandle type)
    {
        if (!_names.TryGetValue(type, out string? name))
        {
            name = MetadataNames.Of(Metadata, type);
            _names.Add(type, name);
        }

        return name;
    }

    /// <summary>Whether the compiler made a type up, or it stands in one that the compiler made up.</summary>
    public bool IsNumbered(TypeDefinitionHandle type)
    {
        if (!_numbered.TryGetValue(type, out bool isNumbered))
        {
            TypeDefinition definition = Metadata.GetTypeDefinition(type);
            isNumbered = MetadataNames.IsNumbered(Metadata.GetString(definition.Name))
                || (definition.GetDeclaringType() is { IsNil: false } outer && IsNumbered(outer));
            _numbered.Add(type, isNumbered);
        }

        return isNumbered;
    }

    /// <summary>A method's body; null where it has none.</summary>
    public MethodBodyBlock? Body(MethodDefinitionHandle method)
    {
        int address = Metadata.GetMethodDefinition(method).RelativeVirtualAddress;
        return address == 0 ? null : _image.GetMethodBody(address);
    }

    /// <summary>The data that a field starts with, such as an array's items.</summary>
    /// <param name="address">Where it lies in the file.</param>
    /// <param name="size">How long it is.</param>
    public ReadOnlySpan<byte> Data(int address, int size)
    {
        PEMemoryBlock block = _image.GetSectionData(address);
        return block.GetContent(0, Math.Min(size, block.Length)).AsSpan();
    }

    /// <summary>Whether one of the attributes has the name and is one of Millrace's.</summary>
    public bool Has(CustomAttributeHandleCollection attributes, string name) => HasFull(attributes, $"Millrace.{name}");

    /// <summary>Whether what has the attributes is declared to give the same result for the same arguments.</summary>
    public bool IsDeterministic(CustomAttributeHandleCollection attributes) => Has(attributes, "DeterministicAttribute");

    /// <summary>Whether a method, or all of a structure, leaves its object as it is.</summary>
    public bool IsReadOnly(CustomAttributeHandleCollection attributes) => HasFull(attributes, "System.Runtime.CompilerServices.IsReadOnlyAttribute");

    /// <summary>The full name of an attribute's class.</summary>
    public string? NameOf(CustomAttribute attribute) => attribute.Constructor is { Kind: HandleKind.MethodDefinition } constructor
        ? NameOf(Metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType())
        : Metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? NameOf((TypeReferenceHandle)parent)
            : null;

    /// <summary>Whether a type is one that C# made to hold the range variables of a query, whose names are nobody's but the query's.</summary>
    public bool HoldsRangeVariables(TypeDefinitionHandle type) => _rangeVariables.Value.Contains(type);

    /// <summary>The property or indexer that a method reads or writes; null where it is no accessor.</summary>
    public PropertyDefinitionHandle? PropertyOf(MethodDefinitionHandle method) =>
        _accessors.Value.TryGetValue(method, out PropertyDefinitionHandle property) ? property : null;

    /// <inheritdoc/>
    public void Dispose() => _image.Dispose();

    private Dictionary<MethodDefinitionHandle, PropertyDefinitionHandle> Accessors()
    {
        var accessors = new Dictionary<MethodDefinitionHandle, PropertyDefinitionHandle>();
        foreach (PropertyDefinitionHandle property in Metadata.PropertyDefinitions)
        {
            PropertyAccessors pair = Metadata.GetPropertyDefinition(property).GetAccessors();
            accessors[pair.Getter] = property;
            accessors[pair.Setter] = property;
        }

        return accessors;
    }

    private string? ReadResources()
    {
        if (Metadata.ManifestResources.Count == 0)
            return null;
        using var digest = new DigestWriter();
        foreach (ManifestResource resource in Metadata.ManifestResources.Select(Metadata.GetManifestResource))
            digest.Add(Metadata.GetString(resource.Name));
        if (_image.PEHeaders.CorHeader is { ResourcesDirectory: { Size: > 0 } folder })
            digest.Add(Data(folder.RelativeVirtualAddress, folder.Size));
        return digest.Finish();
    }

    private bool HasFull(CustomAttributeHandleCollection attributes, string name)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            if (NameOf(Metadata.GetCustomAttribute(handle)) == name)
                return true;
        }

        return false;
    }

    /// <summary>Such types are told by the name of the parameter that lambdas take them by, behind the object that they belong to or not.</summary>
    private HashSet<TypeDefinitionHandle> ReadRangeVariables()
    {
        var found = new HashSet<TypeDefinitionHandle>();
        foreach (MethodDefinition method in Metadata.MethodDefinitions.Select(Metadata.GetMethodDefinition)
            .Where(each => MetadataNames.IsNumbered(Metadata.GetString(each.Name))))
        {
            foreach (Parameter parameter in method.GetParameters().Select(Metadata.GetParameter)
                .Where(each => Metadata.GetString(each.Name).StartsWith("<>h__TransparentIdentifier", StringComparison.Ordinal)))
            {
                if (method.DecodeSignature(new DefinitionNames(), null).ParameterTypes[parameter.SequenceNumber - 1] is { IsNil: false } type)
                    found.Add(type);
            }
        }

        return found;
    }
}
