using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>What a type of the program is, and which of its methods others may call.</summary>
internal sealed class TypeShape
{
    private readonly CodeProgram _program;
    private readonly SignatureNames _names;
    private readonly Lazy<string> _digest, _shownDigest;

    public TypeShape(CodeProgram program, TypeId type)
    {
        (_program, _names, Type) = (program, program.Names(type.Module), type);
        Parent = type.Definition.BaseType is { IsNil: false } parent ? _names.Read(parent) : null;
        InterfaceImplementationHandleCollection implemented = type.Definition.GetInterfaceImplementations();
        Interfaces = [.. implemented.Select(each => _names.Read(type.Module.Metadata.GetInterfaceImplementation(each).Interface))];
        Virtual = [.. type.Methods.Where(static each => each.IsVirtual)];
        Bodies = Virtual.Where(static each => !each.IsAbstract).ToLookup(static each => each.Slot);
        (MethodId Body, MethodId? Declaration)[] byName = [.. type.Definition.GetMethodImplementations().Select(Implementation)];
        Named = byName.Where(static each => each.Declaration is not null).ToLookup(static each => each.Declaration!.Value, static each => each.Body);
        NamedOutside = [.. byName.Where(static each => each.Declaration is null).Select(static each => each.Body)];
        _digest = new(MakeDigest);
        _shownDigest = new(MakeShownDigest);
    }

    /// <summary>The type.</summary>
    public TypeId Type { get; }

    /// <summary>What it derives from; null for an interface.</summary>
    public CodeType? Parent { get; }

    /// <summary>What it implements, without what follows from that.</summary>
    public ImmutableArray<CodeType> Interfaces { get; }

    /// <summary>Its virtual methods.</summary>
    public ImmutableArray<MethodId> Virtual { get; }

    /// <summary>Those of its virtual methods that have a body.</summary>
    public ILookup<SlotName, MethodId> Bodies { get; }

    /// <summary>What it implements by name, of methods of the program.</summary>
    public ILookup<MethodId, MethodId> Named { get; }

    /// <summary>What it implements by name, of methods outside of the program.</summary>
    public ImmutableArray<MethodId> NamedOutside { get; }

    /// <summary>Whether objects of it are numbers with names.</summary>
    public bool IsEnum => Parent?.Name == "System.Enum";

    /// <summary>Whether its objects are copied with all their fields.</summary>
    public bool IsValue => IsEnum || Parent?.Name == "System.ValueType";

    /// <summary>Its content: what it derives from and implements, of a value its layout, of an enumeration its names and numbers.</summary>
    public string Digest => _digest.Value;

    /// <summary>Its content for those who look at members from outside: names, types and attributes too.</summary>
    public string ShownDigest => _shownDigest.Value;

    /// <summary>The types of its fields, static ones aside.</summary>
    public IEnumerable<CodeType> FieldTypes => Fields.Where(static each => !each.IsStatic).Select(Signature);

    /// <summary>The types of the program that its fields and properties have.</summary>
    public IEnumerable<TypeId> MemberTypes =>
        Fields.Select(Signature).Concat(Properties.Select(each => each.DecodeSignature(_names, null).ReturnType)).SelectMany(static each => each.Definitions);

    /// <summary>The types of the program that the attributes of it and its members are of, or name.</summary>
    public IEnumerable<TypeId> AttributeTypes => Attributes.SelectMany(each => _program.TypesIn(Type.Module, each));

    private IEnumerable<FieldId> Fields => Type.Definition.GetFields().Select(each => new FieldId(Type.Module, each));

    private IEnumerable<PropertyDefinition> Properties => Type.Definition.GetProperties().Select(Type.Module.Metadata.GetPropertyDefinition);

    private IEnumerable<CustomAttribute> Attributes => Type.Definition.GetCustomAttributes()
        .Concat(Fields.SelectMany(static each => each.Definition.GetCustomAttributes()))
        .Concat(Properties.SelectMany(static each => each.GetCustomAttributes())).Select(Type.Module.Metadata.GetCustomAttribute);

    private CodeType Signature(FieldId field) => field.Definition.DecodeSignature(_names, null);

    private string MakeDigest()
    {
        using var digest = new DigestWriter();
        digest.Add((int)Type.Definition.Attributes);
        digest.Add(Parent?.Text ?? "");
        foreach (string name in Interfaces.Select(static each => each.Text).Order(StringComparer.Ordinal))
            digest.Add(name);
        if (IsValue)
            AddLayout(digest);
        return digest.Finish();
    }

    private string MakeShownDigest()
    {
        MetadataReader metadata = Type.Module.Metadata;
        using var digest = new DigestWriter();
        digest.Add(Digest);
        AddAttributes(digest, Type.Definition.GetCustomAttributes());
        foreach (FieldId field in Fields)
        {
            digest.Add(field.Name);
            digest.Add(Signature(field).Text);
            AddAttributes(digest, field.Definition.GetCustomAttributes());
        }

        foreach (PropertyDefinition property in Properties)
        {
            digest.Add(metadata.GetString(property.Name));
            digest.Add(property.DecodeSignature(_names, null).ReturnType.Text);
            AddAttributes(digest, property.GetCustomAttributes());
        }

        return digest.Finish();
    }

    private void AddLayout(DigestWriter digest)
    {
        MetadataReader metadata = Type.Module.Metadata;
        TypeLayout layout = Type.Definition.GetLayout();
        digest.Add(layout.Size);
        digest.Add(layout.PackingSize);
        AddAttributes(digest, Type.Definition.GetCustomAttributes(), "System.FlagsAttribute", "System.Runtime.CompilerServices.InlineArrayAttribute");

        // Constants stand where they are used; those of an enumeration have their names in what is printed.
        foreach (FieldId field in Fields.Where(each => IsEnum || !each.IsStatic))
        {
            CodeType type = Signature(field);
            digest.Add(type.Text);
            digest.Add(field.Definition.GetOffset());
            if (type.Definition is { IsNumbered: true } buffer)
                digest.Add(buffer.Definition.GetLayout().Size);
            if (IsEnum)
                digest.Add(field.Name);
            if (field.Definition.GetDefaultValue() is { IsNil: false } constant)
                digest.Add(metadata.GetBlobBytes(metadata.GetConstant(constant).Value));
        }
    }

    private void AddAttributes(DigestWriter digest, CustomAttributeHandleCollection attributes, params ReadOnlySpan<string> only)
    {
        MetadataReader metadata = Type.Module.Metadata;
        foreach (CustomAttribute attribute in attributes.Select(metadata.GetCustomAttribute))
        {
            EntityHandle constructor = attribute.Constructor;
            CodeType type = _names.Read(constructor.Kind == HandleKind.MemberReference
                ? metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent
                : metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType());
            if (!only.IsEmpty && !only.Contains(type.Name))
                continue;
            digest.Add(type.Text);
            digest.Add(metadata.GetBlobBytes(attribute.Value));
        }
    }

    private (MethodId Body, MethodId? Declaration) Implementation(MethodImplementationHandle handle)
    {
        MethodImplementation implementation = Type.Module.Metadata.GetMethodImplementation(handle);
        return (Target(implementation.MethodBody)!.Value, Target(implementation.MethodDeclaration));
    }

    private MethodId? Target(EntityHandle method) => method.Kind == HandleKind.MethodDefinition
        ? new MethodId(Type.Module, (MethodDefinitionHandle)method)
        : _program.Resolve(Type.Module, (MemberReferenceHandle)method);
}
