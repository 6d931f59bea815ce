using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Millrace.Runtime;

/// <summary>The code of a program: its own assemblies, opened as they are asked for, and what is known of the others.</summary>
internal sealed class CodeProgram(ProgramLayout layout) : IDisposable
{
    private readonly Dictionary<string, CodeModule?> _modules = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(CodeModule, TypeReferenceHandle), TypeId?> _references = [];
    private readonly Dictionary<(CodeModule, MemberReferenceHandle), MethodId?> _members = [];
    private readonly Dictionary<MethodId, string> _signatures = [];
    private readonly Dictionary<MethodId, FieldId?> _returned = [];
    private readonly Dictionary<string, string> _builds = new(StringComparer.Ordinal);

    /// <summary>Which assemblies it is made of.</summary>
    public ProgramLayout Layout => layout;

    /// <summary>All assemblies whose code is followed.</summary>
    public IEnumerable<CodeModule> Modules => layout.Own.Select(each => Module(Path.GetFileNameWithoutExtension(each.Path!))).OfType<CodeModule>();

    /// <summary>All types whose code is followed, interfaces and those that the compiler made up aside.</summary>
    public IEnumerable<TypeId> Types => Modules.SelectMany(static module => module.Metadata.TypeDefinitions.Select(each => new TypeId(module, each)))
        .Where(static type => (type.Definition.Attributes & TypeAttributes.Interface) == 0 && !type.IsNumbered);

    /// <summary>An assembly whose code is followed; null where it is another.</summary>
    /// <param name="assembly">Its simple name.</param>
    public CodeModule? Module(string assembly)
    {
        if (!_modules.TryGetValue(assembly, out CodeModule? module))
        {
            AssemblyOrigin origin = layout.Of(assembly);
            module = origin is { Kind: AssemblyKind.Own, Path: string path } ? CodeModule.Open(path) : null;
            _modules.Add(assembly, module);
        }

        return module;
    }

    /// <summary>The simple name of the assembly that a reference leads to.</summary>
    public static string AssemblyOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        EntityHandle scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(metadata, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => metadata.GetString(metadata.GetAssemblyDefinition().Name),
        };
    }

    /// <summary>The type of the program that a reference leads to; null where it leads out of it.</summary>
    public TypeId? Resolve(CodeModule from, TypeReferenceHandle handle)
    {
        if (!_references.TryGetValue((from, handle), out TypeId? type))
        {
            type = Module(AssemblyOf(from.Metadata, handle)) is CodeModule module && module.Find(from.NameOf(handle)) is TypeDefinitionHandle found
                ? new TypeId(module, found)
                : null;
            _references.Add((from, handle), type);
        }

        return type;
    }

    /// <summary>The type of the program that another one derives from; null where that is none of the program's.</summary>
    public TypeId? BaseOf(TypeId type) => type.Definition.BaseType is { IsNil: false } parent ? Names(type.Module).Read(parent).Definition : null;

    /// <summary>The method of the program that a reference leads to, in the type or in one that it derives from; null where it leads out of it.</summary>
    public MethodId? Resolve(CodeModule from, MemberReferenceHandle handle)
    {
        if (!_members.TryGetValue((from, handle), out MethodId? method))
        {
            MemberReference member = from.Metadata.GetMemberReference(handle);
            string name = from.Metadata.GetString(member.Name), signature = SignatureNames.Text(member.DecodeMethodSignature(Names(from), null));
            TypeId? owner = Names(from).Read(member.Parent).Definition;
            for (method = null; owner is TypeId type && method is null; owner = BaseOf(type))
                method = Find(type, name, signature);
            _members.Add((from, handle), method);
        }

        return method;
    }

    /// <summary>The field of the program that a reference leads to; null where it leads out of it.</summary>
    public FieldId? ResolveField(CodeModule from, MemberReferenceHandle handle)
    {
        MemberReference member = from.Metadata.GetMemberReference(handle);
        string name = from.Metadata.GetString(member.Name);
        for (TypeId? owner = Names(from).Read(member.Parent).Definition; owner is TypeId type; owner = BaseOf(type))
        {
            foreach (FieldDefinitionHandle field in type.Definition.GetFields())
            {
                if (type.Module.Metadata.StringComparer.Equals(type.Module.Metadata.GetFieldDefinition(field).Name, name))
                    return new FieldId(type.Module, field);
            }
        }

        return null;
    }

    /// <summary>Reads signatures with the names as they stand in the assembly.</summary>
    public SignatureNames Names(CodeModule module) => new(this, module, static type => type.Name);

    /// <summary>A method's signature as text.</summary>
    public string Signature(MethodId method)
    {
        if (!_signatures.TryGetValue(method, out string? signature))
        {
            signature = SignatureNames.Text(method.Definition.DecodeSignature(Names(method.Module), null));
            _signatures.Add(method, signature);
        }

        return signature;
    }

    /// <summary>The static field whose value a method returns, where it does nothing else; null for any other method.</summary>
    public FieldId? ReturnedField(MethodId method)
    {
        if (!_returned.TryGetValue(method, out FieldId? field))
        {
            field = ReadReturned(method);
            _returned.Add(method, field);
        }

        return field;
    }

    /// <summary>The identity of an assembly's build.</summary>
    /// <param name="path">Its file.</param>
    public string Build(string path)
    {
        if (!_builds.TryGetValue(path, out string? build))
        {
            build = CodeModule.Build(path).ToString("N");
            _builds.Add(path, build);
        }

        return build;
    }

    /// <summary>The types of the program that an attribute is of, or names.</summary>
    public IEnumerable<TypeId> TypesIn(CodeModule module, CustomAttribute attribute)
    {
        MetadataReader metadata = module.Metadata;
        EntityHandle type = attribute.Constructor.Kind == HandleKind.MemberReference
            ? metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
            : metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType();
        return Names(module).Read(type).Definitions.Concat(AttributeTexts.In(metadata.GetBlobReader(attribute.Value)).Select(Find).OfType<TypeId>());

        TypeId? Find(string name) =>
            Modules.Where(each => each.Find(name) is not null).Select(each => (TypeId?)new TypeId(each, each.Find(name)!.Value)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (CodeModule? module in _modules.Values)
            module?.Dispose();
    }

    private FieldId? ReadReturned(MethodId method)
    {
        FieldId? found = null;
        var reader = new InstructionReader(method.Module.Body(method.Handle) is MethodBodyBlock body ? body.GetILContent().AsSpan() : []);
        while (reader.TryRead(out Instruction instruction))
        {
            if (instruction.Operand is not OperandKind.Member)
                continue;
            if (instruction.Code != ILOpCode.Ldsfld || found is not null)
                return null;
            EntityHandle handle = MetadataTokens.EntityHandle(instruction.Token);
            found = handle.Kind == HandleKind.FieldDefinition
                ? new FieldId(method.Module, (FieldDefinitionHandle)handle)
                : ResolveField(method.Module, (MemberReferenceHandle)handle);
            if (found is null)
                return null;
        }

        return found;
    }

    private MethodId? Find(TypeId type, string name, string signature)
    {
        foreach (MethodId method in type.Methods)
        {
            if (type.Module.Metadata.StringComparer.Equals(method.Definition.Name, name) && Signature(method) == signature)
                return method;
        }

        return null;
    }
}
