using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Millrace.Runtime;

/// <summary>
/// Reads one method, and with it what the compiler made of its lambdas, local functions, async and iterator bodies. Instructions go into the digest as
/// they are; names stand in the place of tokens.
/// </summary>
internal sealed class MethodScan(CodeProgram program, MethodId root)
{
    private readonly NumberedNames _numbered = new();
    private readonly Dictionary<CodeModule, SignatureNames> _names = [];
    private readonly Queue<MethodId> _pending = [];
    private readonly HashSet<MethodId> _seen = [], _calls = [], _virtualCalls = [];
    private readonly HashSet<TypeId> _made = [], _shown = [], _started = [], _tokens = [];
    private readonly HashSet<FieldId> _reads = [], _writes = [];
    private readonly HashSet<string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _obstacles = new(StringComparer.Ordinal);
    private readonly string _display = DisplayNames.Of(root);
    private FieldId? _addressed;
    private bool _looksAtMembers;

    /// <summary>Reads it.</summary>
    public MethodSummary Read()
    {
        using var digest = new DigestWriter();
        Enqueue(root);
        while (_pending.TryDequeue(out MethodId method))
            Scan(method, digest);
        if (_looksAtMembers)
            _shown.UnionWith(_tokens.Concat(_made));
        return new MethodSummary
        {
            Name = _display,
            Digest = digest.Finish(),
            IsDeterministic = IsDeterministic(root),
            Calls = [.. _calls],
            VirtualCalls = [.. _virtualCalls],
            Made = [.. _made],
            Shown = [.. _shown],
            Started = [.. _started],
            Reads = [.. _reads],
            Writes = [.. _writes],
            Assemblies = [.. _assemblies],
            Obstacles = [.. _obstacles],
        };
    }

    private static bool IsDeterministic(MethodId method)
    {
        const string Attribute = "DeterministicAttribute";
        CodeModule module = method.Module;
        if (module.Has(method.Definition.GetCustomAttributes(), Attribute))
            return true;
        if (module.PropertyOf(method.Handle) is PropertyDefinitionHandle property && module.Has(module.Metadata.GetPropertyDefinition(property).GetCustomAttributes(), Attribute))
            return true;
        for (TypeDefinitionHandle type = method.Definition.GetDeclaringType(); !type.IsNil; type = module.Metadata.GetTypeDefinition(type).GetDeclaringType())
        {
            if (module.Has(module.Metadata.GetTypeDefinition(type).GetCustomAttributes(), Attribute))
                return true;
        }

        return false;
    }

    private void Scan(MethodId method, DigestWriter digest)
    {
        MethodDefinition definition = method.Definition;
        SignatureNames names = Names(method.Module);
        digest.Add(method.IsNumbered ? _numbered.Of(method) : $"{method.Owner.Name}.{method.Name}");
        digest.Add(SignatureNames.Text(definition.DecodeSignature(names, null)));
        digest.Add((int)definition.ImplAttributes);
        if ((definition.Attributes & MethodAttributes.PinvokeImpl) != 0)
            _obstacles.Add($"{_display} calls native code ({method.Module.Metadata.GetString(definition.GetImport().Name)})");
        if (method.Module.Body(method.Handle) is not MethodBodyBlock body)
            return;

        digest.Add(body.LocalVariablesInitialized ? 1 : 0);
        if (!body.LocalSignature.IsNil)
        {
            foreach (CodeType local in method.Module.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null))
                digest.Add(local.Text);
        }

        ReadInstructions(method, body, digest);
        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            foreach (int number in (ReadOnlySpan<int>)[(int)region.Kind, region.TryOffset, region.TryLength, region.HandlerOffset, region.HandlerLength, region.FilterOffset])
                digest.Add(number);
            if (!region.CatchType.IsNil)
                digest.Add(names.Read(region.CatchType).Text);
        }
    }

    private void ReadInstructions(MethodId method, MethodBodyBlock body, DigestWriter digest)
    {
        ReadOnlySpan<byte> code = body.GetILContent().AsSpan();
        var reader = new InstructionReader(code);
        while (reader.TryRead(out Instruction instruction))
        {
            digest.Add((int)instruction.Code);
            FieldId? addressed = _addressed;
            _addressed = null;
            if (instruction.Operand == OperandKind.Number)
                digest.Add(code.Slice(instruction.Start, instruction.Length));
            else if (instruction.Operand == OperandKind.Text)
                digest.Add(method.Module.Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Token)));
            else if (instruction.Operand == OperandKind.Member)
                ReadMember(method.Module, instruction.Code, MetadataTokens.EntityHandle(instruction.Token), digest);

            // Whoever has the address of a field may write to it.
            if (addressed is FieldId field && !(instruction.Code == ILOpCode.Call && IsVolatileRead(method.Module, instruction.Token)))
                _writes.Add(field);
        }
    }

    private bool IsVolatileRead(CodeModule module, int token)
    {
        EntityHandle method = MetadataTokens.EntityHandle(token);
        if (method.Kind == HandleKind.MethodSpecification)
            method = module.Metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method;
        return method.Kind == HandleKind.MemberReference
            && module.Metadata.GetMemberReference((MemberReferenceHandle)method) is var reference
            && module.Metadata.StringComparer.Equals(reference.Name, "Read") && Names(module).Read(reference.Parent).Name == "System.Threading.Volatile";
    }

    private void ReadMember(CodeModule module, ILOpCode code, EntityHandle member, DigestWriter digest)
    {
        switch (member.Kind)
        {
            case HandleKind.MethodDefinition:
            case HandleKind.MethodSpecification:
            case HandleKind.MemberReference when module.Metadata.GetMemberReference((MemberReferenceHandle)member).GetKind() == MemberReferenceKind.Method:
                ReadMethod(module, code, member, digest);
                break;
            case HandleKind.FieldDefinition:
            case HandleKind.MemberReference:
                ReadField(module, code, member, digest);
                break;
            case HandleKind.StandaloneSignature:
                MethodSignature<CodeType> signature = module.Metadata.GetStandaloneSignature((StandaloneSignatureHandle)member).DecodeMethodSignature(Names(module), null);
                if (signature.Header.CallingConvention != SignatureCallingConvention.Default)
                    _obstacles.Add($"{_display} calls native code by its address");
                digest.Add(SignatureNames.Text(signature));
                break;
            default:
                CodeType type = Names(module).Read(member);
                digest.Add(type.Text);
                _assemblies.UnionWith(type.Assemblies);
                if (code is ILOpCode.Ldtoken)
                    _tokens.UnionWith(type.Definitions.Where(static each => !each.IsNumbered));
                if (code is not (ILOpCode.Castclass or ILOpCode.Isinst))
                    Make(type.Definitions);
                break;
        }
    }

    private void ReadMethod(CodeModule module, ILOpCode code, EntityHandle member, DigestWriter digest)
    {
        SignatureNames names = Names(module);
        ImmutableArray<CodeType> arguments = [];
        if (member.Kind == HandleKind.MethodSpecification)
        {
            MethodSpecification specification = module.Metadata.GetMethodSpecification((MethodSpecificationHandle)member);
            arguments = specification.DecodeSignature(names, null);
            member = specification.Method;
        }

        MethodId? target;
        CodeType owner;
        string name, signature;
        if (member.Kind == HandleKind.MethodDefinition)
        {
            var own = new MethodId(module, (MethodDefinitionHandle)member);
            (target, owner, name, signature) = (own, names.Read(own.Definition.GetDeclaringType()), own.Name, SignatureNames.Text(own.Definition.DecodeSignature(names, null)));
        }
        else
        {
            MemberReference reference = module.Metadata.GetMemberReference((MemberReferenceHandle)member);
            target = program.Resolve(module, (MemberReferenceHandle)member);
            (owner, name, signature) = (names.Read(reference.Parent), module.Metadata.GetString(reference.Name), SignatureNames.Text(reference.DecodeMethodSignature(names, null)));
        }

        digest.Add(owner.Text);
        digest.Add(target is { IsNumbered: true } numbered ? _numbered.Of(numbered) : name);
        digest.Add(signature);
        foreach (CodeType argument in arguments)
            digest.Add(argument.Text);
        _assemblies.UnionWith(owner.Assemblies.Concat(arguments.SelectMany(static each => each.Assemblies)));
        Make(arguments.Concat(owner.Parts).SelectMany(static each => each.Definitions));
        if (target is MethodId method)
            Call(method, code);
        else
            CallOutside(owner, name, arguments);
    }

    private void Call(MethodId method, ILOpCode code)
    {
        if (code == ILOpCode.Newobj)
            Make([method.Owner]);
        if (method.IsStatic || code == ILOpCode.Newobj)
            Start(method.Owner);
        if (method.IsNumbered)
        {
            Enqueue(method);
            return;
        }

        _calls.Add(method);
        if (method.IsVirtual && (method.IsStatic || code is ILOpCode.Callvirt or ILOpCode.Ldvirtftn))
            _virtualCalls.Add(method);
    }

    private void CallOutside(CodeType owner, string name, ImmutableArray<CodeType> arguments)
    {
        if (OutsideCalls.IsUnseen(owner.Name, name, !arguments.IsEmpty))
            _obstacles.Add($"{_display} calls {owner.Name}.{name}");
        if (OutsideCalls.LooksAtMembers(owner.Name))
        {
            _looksAtMembers = true;
            _shown.UnionWith(arguments.Concat(owner.Parts).SelectMany(static each => each.Definitions).Where(static each => !each.IsNumbered));
        }
    }

    private void ReadField(CodeModule module, ILOpCode code, EntityHandle member, DigestWriter digest)
    {
        SignatureNames names = Names(module);
        FieldId? target;
        if (member.Kind == HandleKind.FieldDefinition)
        {
            target = new FieldId(module, (FieldDefinitionHandle)member);
            digest.Add(names.Read(target.Value.Definition.GetDeclaringType()).Text);
        }
        else
        {
            MemberReference reference = module.Metadata.GetMemberReference((MemberReferenceHandle)member);
            CodeType owner = names.Read(reference.Parent);
            target = program.ResolveField(module, (MemberReferenceHandle)member);
            digest.Add(owner.Text);
            _assemblies.UnionWith(owner.Assemblies);
            Make(owner.Parts.SelectMany(static each => each.Definitions));
            if (target is null)
                digest.Add(module.Metadata.GetString(reference.Name));
        }

        if (target is not FieldId field)
            return;
        digest.Add(field.IsNumbered ? _numbered.Of(field) : field.Name);
        digest.Add(field.Definition.DecodeSignature(Names(field.Module), null).Text);
        if (field.IsStatic)
            ReadStatic(field, code, digest);
    }

    private void ReadStatic(FieldId field, ILOpCode code, DigestWriter digest)
    {
        Start(field.Owner);
        if (field.Definition.GetRelativeVirtualAddress() is var address and not 0)
        {
            CodeType type = field.Definition.DecodeSignature(Names(field.Module), null);
            digest.Add(field.Module.Data(address, type.Definition is TypeId layout ? layout.Definition.GetLayout().Size : sizeof(long)));
        }

        if (field.IsNumbered || !field.IsMutable)
            return;
        if (code is not ILOpCode.Stsfld)
            _reads.Add(field);
        if (code is ILOpCode.Stsfld)
            _writes.Add(field);
        else if (code is ILOpCode.Ldsflda)
            _addressed = field;
    }

    private void Make(IEnumerable<TypeId> types)
    {
        foreach (TypeId type in types)
        {
            if (!type.IsNumbered)
            {
                _made.Add(type);
                continue;
            }

            foreach (MethodId method in type.Methods.Where(static each => each.IsVirtual))
                Enqueue(method);
        }
    }

    private void Start(TypeId type)
    {
        if (!type.IsNumbered)
            _started.Add(type);
        else if (type.Initializer is MethodId initializer)
            Enqueue(initializer);
    }

    private void Enqueue(MethodId method)
    {
        if (_seen.Add(method))
            _pending.Enqueue(method);
    }

    private SignatureNames Names(CodeModule module)
    {
        if (!_names.TryGetValue(module, out SignatureNames? names))
        {
            names = new SignatureNames(program, module, _numbered.Of);
            _names.Add(module, names);
        }

        return names;
    }
}
