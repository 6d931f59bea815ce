using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>What a type of the program is, where its objects are made, and which of its methods others may call.</summary>
internal sealed class TypeShape
{
    private readonly CodeProgram _program;
    private readonly SignatureNames _names;

    public TypeShape(CodeProgram program, TypeId type)
    {
        (_program, _names, Type) = (program, program.Names(type.Module), type);
        Parent = type.Definition.BaseType is { IsNil: false } parent ? _names.Read(parent) : null;
        Interfaces = [.. type.Definition.GetInterfaceImplementations().Select(each => _names.Read(type.Module.Metadata.GetInterfaceImplementation(each).Interface))];
        Virtual = [.. type.Methods.Where(static each => each.IsVirtual)];
        Explicit = [.. type.Definition.GetMethodImplementations().Select(Implementation)];
    }

    /// <summary>The type.</summary>
    public TypeId Type { get; }

    /// <summary>What it derives from; null for an interface.</summary>
    public CodeType? Parent { get; }

    /// <summary>What it implements, without what follows from that.</summary>
    public ImmutableArray<CodeType> Interfaces { get; }

    /// <summary>Its virtual methods.</summary>
    public ImmutableArray<MethodId> Virtual { get; }

    /// <summary>What it implements by name: the method, and the program's method that it stands for, or null where that is another's.</summary>
    public ImmutableArray<(MethodId Body, MethodId? Declaration)> Explicit { get; }

    /// <summary>Whether objects of it are numbers with names.</summary>
    public bool IsEnum => Parent?.Name == "System.Enum";

    /// <summary>Whether its objects are copied with all their fields.</summary>
    public bool IsValue => IsEnum || Parent?.Name == "System.ValueType";

    /// <summary>Its content: what it derives from and implements, of a value its fields, of an enumeration its names and numbers.</summary>
    public string Digest()
    {
        using var digest = new DigestWriter();
        digest.Add((int)Type.Definition.Attributes);
        digest.Add(Parent?.Text ?? "");
        foreach (string name in Interfaces.Select(static each => each.Text).Order(StringComparer.Ordinal))
            digest.Add(name);
        if (IsValue)
            AddFields(digest);
        return digest.Finish();
    }

    /// <summary>Its content for those who look at members from outside: names, types and attributes too.</summary>
    public string ShownDigest()
    {
        MetadataReader metadata = Type.Module.Metadata;
        using var digest = new DigestWriter();
        digest.Add(Digest());
        AddAttributes(digest, Type.Definition.GetCustomAttributes());
        foreach (FieldDefinition field in Type.Definition.GetFields().Select(metadata.GetFieldDefinition))
        {
            digest.Add(metadata.GetString(field.Name));
            digest.Add(field.DecodeSignature(_names, null).Text);
            AddAttributes(digest, field.GetCustomAttributes());
        }

        foreach (PropertyDefinition property in Type.Definition.GetProperties().Select(metadata.GetPropertyDefinition))
        {
            digest.Add(metadata.GetString(property.Name));
            digest.Add(property.DecodeSignature(_names, null).ReturnType.Text);
            AddAttributes(digest, property.GetCustomAttributes());
        }

        return digest.Finish();
    }

    /// <summary>The types of the program that its fields and properties have.</summary>
    public IEnumerable<TypeId> MemberTypes => Type.Definition.GetFields().Select(each => Type.Module.Metadata.GetFieldDefinition(each).DecodeSignature(_names, null))
        .Concat(Type.Definition.GetProperties().Select(each => Type.Module.Metadata.GetPropertyDefinition(each).DecodeSignature(_names, null).ReturnType))
        .SelectMany(static each => each.Definitions);

    private void AddFields(DigestWriter digest)
    {
        MetadataReader metadata = Type.Module.Metadata;
        foreach (FieldDefinition field in Type.Definition.GetFields().Select(metadata.GetFieldDefinition))
        {
            digest.Add(field.DecodeSignature(_names, null).Text);
            if (IsEnum)
                digest.Add(metadata.GetString(field.Name));
            if (field.GetDefaultValue() is { IsNil: false } constant)
                digest.Add(metadata.GetBlobBytes(metadata.GetConstant(constant).Value));
        }
    }

    private void AddAttributes(DigestWriter digest, CustomAttributeHandleCollection attributes)
    {
        MetadataReader metadata = Type.Module.Metadata;
        foreach (CustomAttribute attribute in attributes.Select(metadata.GetCustomAttribute))
        {
            EntityHandle constructor = attribute.Constructor;
            digest.Add(constructor.Kind == HandleKind.MemberReference
                ? _names.Read(metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent).Text
                : new MethodId(Type.Module, (MethodDefinitionHandle)constructor).Owner.Name);
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
