using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Millrace.Runtime;

/// <summary>
/// Reads one method, and with it what the compiler made of its lambdas, local functions, async and iterator bodies. Instructions go into the digest as
/// they are; names stand in the place of tokens.
/// </summary>
internal sealed class MethodScan(CodeProgram program, ChangeableTypes changeable, MethodId root)
{
    private readonly NumberedNames _numbered = new();
    private readonly Dictionary<CodeModule, SignatureNames> _names = [];
    private readonly Queue<MethodId> _pending = [];
    private readonly HashSet<MethodId> _seen = [];
    private readonly MethodFacts _facts = new(DisplayNames.Of(root));
    private readonly StateScan _state = new(program, changeable);

    /// <summary>The type that stands in the last instruction, or the one before it, and lies on the stack.</summary>
    private CodeType? _onTop;

    /// <summary>Reads it.</summary>
    public MethodSummary Read()
    {
        using var digest = new DigestWriter();
        Enqueue(root);
        while (_pending.TryDequeue(out MethodId method))
            Scan(method, digest);
        string name = root.IsNumbered ? $"{_facts.Display} (generated)" : $"{root.Owner.StableName}.{MetadataNames.Stable(root.Name)}{program.Signature(root)}";
        return _facts.Summarise(name, digest.Finish(), IsDeterministic(root), _state.Finish());
    }

    private static bool IsDeterministic(MethodId method)
    {
        CodeModule module = method.Module;
        if (module.IsDeterministic(method.Definition.GetCustomAttributes()))
            return true;
        if (module.PropertyOf(method.Handle) is PropertyDefinitionHandle property
            && module.IsDeterministic(module.Metadata.GetPropertyDefinition(property).GetCustomAttributes()))
            return true;
        for (TypeDefinitionHandle type = method.Definition.GetDeclaringType(); !type.IsNil; type = module.Metadata.GetTypeDefinition(type).GetDeclaringType())
        {
            if (module.IsDeterministic(module.Metadata.GetTypeDefinition(type).GetCustomAttributes()))
                return true;
        }

        return false;
    }

    private void Scan(MethodId method, DigestWriter digest)
    {
        const MethodAttributes Dispatch =
            MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.Static | MethodAttributes.Final | MethodAttributes.Abstract;
        MethodDefinition definition = method.Definition;
        SignatureNames names = Names(method.Module);
        digest.Add(method.IsNumbered ? _numbered.Of(method) : $"{method.Owner.StableName}.{MetadataNames.Stable(method.Name)}");
        MethodSignature<CodeType> signature = definition.DecodeSignature(names, null);
        digest.Add(SignatureNames.Text(signature));
        digest.Add((int)definition.ImplAttributes);
        digest.Add((int)(definition.Attributes & Dispatch));
        foreach (CodeType type in signature.ParameterTypes.Add(signature.ReturnType))
            Use(type);
        if (method.Module.Body(method.Handle) is not MethodBodyBlock body)
        {
            if ((definition.Attributes & MethodAttributes.PinvokeImpl) != 0)
                _facts.Obstacle($"calls native code ({method.Module.Metadata.GetString(definition.GetImport().Name)})");
            else if (!method.IsAbstract && (definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.Runtime)
                _facts.Obstacle("has no body in the program");
            return;
        }

        digest.Add(body.LocalVariablesInitialized ? 1 : 0);
        if (!body.LocalSignature.IsNil)
        {
            foreach (CodeType local in method.Module.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null))
            {
                digest.Add(local.Text);
                Use(local);
            }
        }

        ReadInstructions(method, body, digest);
        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            ReadOnlySpan<int> numbers =
                [(int)region.Kind, region.TryOffset, region.TryLength, region.HandlerOffset, region.HandlerLength, region.FilterOffset];
            foreach (int number in numbers)
                digest.Add(number);
            if (!region.CatchType.IsNil)
                digest.Add(names.Read(region.CatchType).Text);
        }
    }

    private void ReadInstructions(MethodId method, MethodBodyBlock body, DigestWriter digest)
    {
        ReadOnlySpan<byte> code = body.GetILContent().AsSpan();
        var reader = new InstructionReader(code);
        _state.Start(method);
        while (reader.TryRead(out Instruction instruction))
        {
            digest.Add((int)instruction.Code);
            CodeType? onTop = _state.At(instruction) ? null : _onTop;
            _onTop = null;
            if (instruction.Operand == OperandKind.Number)
                digest.Add(code.Slice(instruction.Start, instruction.Length));
            else if (instruction.Operand == OperandKind.Text)
                digest.Add(method.Module.Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Token)));
            else if (instruction.Operand == OperandKind.Member)
                ReadMember(method.Module, instruction.Code, MetadataTokens.EntityHandle(instruction.Token), onTop, digest);
            if (!IsMemberUse(instruction.Code))
                _state.Plain(instruction, code);
        }
    }

    /// <summary>Whether an instruction calls a method or uses a field.</summary>
    private static bool IsMemberUse(ILOpCode code) =>
        code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Calli or ILOpCode.Newobj or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld
            or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld;

    private void ReadMember(CodeModule module, ILOpCode code, EntityHandle member, CodeType? onTop, DigestWriter digest)
    {
        switch (member.Kind)
        {
            case HandleKind.MethodDefinition:
            case HandleKind.MethodSpecification:
            case HandleKind.MemberReference when module.Metadata.GetMemberReference((MemberReferenceHandle)member).GetKind() == MemberReferenceKind.Method:
                ReadMethod(module, code, member, onTop, digest);
                break;
            case HandleKind.FieldDefinition:
            case HandleKind.MemberReference:
                ReadField(module, code, member, digest);
                break;
            case HandleKind.StandaloneSignature:
                MethodSignature<CodeType> signature = module.Metadata.GetStandaloneSignature((StandaloneSignatureHandle)member)
                    .DecodeMethodSignature(Names(module), null);
                if (signature.Header.CallingConvention != SignatureCallingConvention.Default)
                    _facts.Obstacle("calls native code by its address");
                digest.Add(SignatureNames.Text(signature));
                _state.CallAddress(signature);
                break;
            default:
                CodeType type = Names(module).Read(member);
                digest.Add(type.Text);
                ReadType(code, type);
                break;
        }
    }

    private void ReadType(ILOpCode code, CodeType type)
    {
        Use(type);
        if (code == ILOpCode.Ldtoken)
        {
            _facts.Name(type.Definitions);
            _onTop = type.IsOpen ? null : type;
        }

        if (code is not (ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox or ILOpCode.Unbox_any))
            Make(type.Definitions);

        // What is cast may come from anywhere. A type that asks whether something is of its own kind, as records do to compare, gets nothing new.
        else if (type.Definition is TypeId own && own != root.Owner)
            _facts.Receive([own]);
    }

    private void ReadMethod(CodeModule module, ILOpCode code, EntityHandle member, CodeType? onTop, DigestWriter digest)
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
        string name;
        MethodSignature<CodeType> signature;
        if (member.Kind == HandleKind.MethodDefinition)
        {
            var own = new MethodId(module, (MethodDefinitionHandle)member);
            (target, owner, name, signature) = (own, names.Read(own.Definition.GetDeclaringType()), own.Name, own.Definition.DecodeSignature(names, null));
        }
        else
        {
            MemberReference reference = module.Metadata.GetMemberReference((MemberReferenceHandle)member);
            target = program.Resolve(module, (MemberReferenceHandle)member);
            (owner, name, signature) = (names.Read(reference.Parent), module.Metadata.GetString(reference.Name), reference.DecodeMethodSignature(names, null));
        }

        digest.Add(owner.Text);
        digest.Add(target is { IsNumbered: true } numbered ? _numbered.Of(numbered) : MetadataNames.Stable(name));
        digest.Add(SignatureNames.Text(signature));
        foreach (CodeType argument in arguments)
            digest.Add(argument.Text);
        ImmutableArray<CodeType> given = arguments.AddRange(owner.Parts);
        if (onTop is not null && owner.Name == "System.Type" && name == "GetTypeFromHandle")
            _onTop = onTop;
        else if (onTop is not null && owner.Name == "System.Activator" && signature.ParameterTypes.Length == 1)
            given = given.Add(onTop);
        _facts.Uses(owner.Assemblies.Concat(arguments.SelectMany(static each => each.Assemblies)));
        Make(given.SelectMany(static each => each.Definitions));
        if (IsMemberUse(code))
            _state.Call(code, owner, name, signature, target);
        if (target is not MethodId method)
        {
            _facts.CallOutside(owner, name, given, signature);
            return;
        }

        _facts.Give(given.SelectMany(static each => each.Definitions), onlyPlain: false);
        Call(method, code);
    }

    private void Call(MethodId method, ILOpCode code)
    {
        if (code == ILOpCode.Newobj)
            Make([method.Owner]);
        if (method.IsStatic || method.IsConstructor)
            Start(method.Owner);

        // A local function that is declared deterministic stands for itself.
        if (method.IsNumbered && !method.Module.IsDeterministic(method.Definition.GetCustomAttributes()))
            Enqueue(method);
        else
            _facts.Call(method, isVirtual: method.IsVirtual && (method.IsStatic || code is ILOpCode.Callvirt or ILOpCode.Ldvirtftn or ILOpCode.Ldtoken));
    }

    private void ReadField(CodeModule module, ILOpCode code, EntityHandle member, DigestWriter digest)
    {
        SignatureNames names = Names(module);
        FieldId? target;
        CodeType owner;
        string name;
        CodeType type;
        if (member.Kind == HandleKind.FieldDefinition)
        {
            var own = new FieldId(module, (FieldDefinitionHandle)member);
            (target, owner, name, type) = (own, names.Read(own.Definition.GetDeclaringType()), own.Name, own.Definition.DecodeSignature(names, null));
        }
        else
        {
            MemberReference reference = module.Metadata.GetMemberReference((MemberReferenceHandle)member);
            target = program.ResolveField(module, (MemberReferenceHandle)member);
            (owner, name, type) = (names.Read(reference.Parent), module.Metadata.GetString(reference.Name), reference.DecodeFieldSignature(names, null));
        }

        digest.Add(owner.Text);
        digest.Add(target is { IsNumbered: true } numbered ? _numbered.Of(numbered) : name);
        digest.Add(type.Text);
        Use(owner);
        Use(type);
        if (IsMemberUse(code))
            _state.Field(code, target, type);
        if (target is not { IsStatic: true } field)
            return;
        Start(field.Owner);
        if (field.Definition.GetRelativeVirtualAddress() is var address and not 0)
            digest.Add(field.Module.Data(address, type.Definition is TypeId layout ? layout.Definition.GetLayout().Size : sizeof(long)));
    }

    /// <summary>A type that stands in the code: its objects are about.</summary>
    private void Use(CodeType type)
    {
        _facts.Uses(type.Assemblies);
        Add(type.Definitions, _facts.Use);
    }

    private void Make(IEnumerable<TypeId> types) => Add(types, _facts.Make);

    private void Add(IEnumerable<TypeId> types, Action<TypeId> add)
    {
        foreach (TypeId type in types)
        {
            if (!type.IsNumbered)
            {
                add(type);
                continue;
            }

            // Nobody prints the range variables of a query.
            if (type.Module.HoldsRangeVariables(type.Handle))
                continue;
            foreach (MethodId method in type.Methods.Where(static each => each.IsVirtual))
                Enqueue(method);
        }
    }

    private void Start(TypeId type)
    {
        if (!type.IsNumbered)
            _facts.Start(type);
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
