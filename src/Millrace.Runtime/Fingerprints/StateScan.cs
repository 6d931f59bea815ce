using System.Buffers.Binary;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Follows what the instructions of a method do to static fields and to objects that outlast the method.</summary>
internal sealed class StateScan(CodeProgram program, ChangeableTypes changeable)
{
    /// <summary>Beginnings of names of methods that only read a collection.</summary>
    private static readonly string[] s_reading =
    [
        "get_", "Get", "TryGet", "Contains", "Find", "IndexOf", "LastIndexOf", "Exists", "CopyTo", "To", "Equals", "BinarySearch", "As", "TrueForAll",
        "ForEach", "ConvertAll", "Is",
        "Overlaps", "SetEquals", "Peek", "TryPeek", "EnsureCapacity", "TrimExcess",
    ];

    private static readonly HashSet<string> s_arrayWriters =
        new(StringComparer.Ordinal) { "Clear", "Fill", "Sort", "Reverse", "Copy", "ConstrainedCopy", "SetValue", "Resize" };

    /// <summary>What was given to the method: its arguments and its object.</summary>
    private static readonly StackItem s_given = new(null, IsAddress: false);

    private readonly MethodStack _stack = new();
    private readonly HashSet<FieldId> _reads = [], _writes = [];
    private readonly HashSet<(FieldId, MethodId)> _handedOn = [];
    private readonly HashSet<MethodId> _passesOn = [];
    private MethodId _within;
    private bool _changesObjects;

    /// <summary>What was found.</summary>
    public StateUse Finish() =>
        new() { Reads = [.. _reads], Writes = [.. _writes], HandedOn = [.. _handedOn], PassesOn = [.. _passesOn], ChangesObjects = _changesObjects };

    /// <summary>Starts a method's body.</summary>
    public void Start(MethodId method)
    {
        _within = method;
        _stack.Clear();
    }

    /// <summary>Comes to an instruction.</summary>
    /// <returns>Whether a jump leads there.</returns>
    public bool At(Instruction instruction) => _stack.At(instruction.Start - ((int)instruction.Code > byte.MaxValue ? 2 : 1));

    /// <summary>An instruction that is about no method and no field.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="body">The method's body.</param>
    public void Plain(Instruction instruction, ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> operand = body.Slice(instruction.Start, instruction.Length);
        switch (instruction.Code)
        {
            case ILOpCode.Dup:
                StackItem? top = _stack.Pop();
                _stack.Push(top);
                _stack.Push(top);
                break;
            case >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 or ILOpCode.Ldarg or ILOpCode.Ldarg_s:
                _stack.Push(s_given);
                break;
            case >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3:
                _stack.Load(instruction.Code - ILOpCode.Ldloc_0);
                break;
            case ILOpCode.Ldloc or ILOpCode.Ldloc_s:
                _stack.Load(Number(operand));
                break;
            case >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3:
                _stack.Store(instruction.Code - ILOpCode.Stloc_0);
                break;
            case ILOpCode.Stloc or ILOpCode.Stloc_s:
                _stack.Store(Number(operand));
                break;
            case ILOpCode.Stelem or (>= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref):
                _stack.Pop(2);
                Change(_stack.Pop());
                break;
            case ILOpCode.Ldelem or (>= ILOpCode.Ldelem_i1 and <= ILOpCode.Ldelem_ref):
                _stack.Pop();
                _stack.Push(_stack.Pop());
                break;
            case ILOpCode.Ldelema:
                _stack.Pop();
                _stack.Push(Address(_stack.Pop()));
                break;
            case ILOpCode.Stobj or (>= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8) or ILOpCode.Stind_i:
                _stack.Pop();
                Change(_stack.Pop());
                break;
            case ILOpCode.Initobj:
                Change(_stack.Pop());
                break;
            case ILOpCode.Ldind_ref or ILOpCode.Ldobj:
                _stack.Push(_stack.Pop() is StackItem read ? read with { IsAddress = false } : null);
                break;
            case ILOpCode.Castclass or ILOpCode.Isinst:
                break;
            case ILOpCode.Br or ILOpCode.Br_s:
                _stack.Jump(Target(instruction, operand));
                _stack.End();
                break;
            case ILOpCode.Ret:
                // Whoever gets the address may write there.
                if (_stack.Pop() is { IsAddress: true } returned)
                    Change(returned);
                _stack.End();
                break;
            case ILOpCode.Leave or ILOpCode.Leave_s or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp:
                _stack.End();
                break;
            case ILOpCode.Switch:
                _stack.Pop();
                for (int i = 1; i < operand.Length / sizeof(int); i++)
                    _stack.Jump(instruction.Start + instruction.Length + BinaryPrimitives.ReadInt32LittleEndian(operand[(i * sizeof(int))..]));
                break;
            default:
                (int pops, int pushes) = StackEffects.Of(instruction.Code);
                _stack.Pop(pops);
                if (instruction.Code is (>= ILOpCode.Brfalse_s and <= ILOpCode.Blt_un_s) or (>= ILOpCode.Brfalse and <= ILOpCode.Blt_un))
                    _stack.Jump(Target(instruction, operand));
                for (int i = 0; i < pushes; i++)
                    _stack.Push(null);
                break;
        }
    }

    /// <summary>A field.</summary>
    /// <param name="code">What is done with it.</param>
    /// <param name="known">The field, where it is the program's and has a name.</param>
    /// <param name="type">Its type.</param>
    public void Field(ILOpCode code, FieldId? known, CodeType type)
    {
        StackItem? value = code is ILOpCode.Stfld or ILOpCode.Stsfld ? _stack.Pop() : null;
        StackItem? target = code is ILOpCode.Stfld or ILOpCode.Ldfld or ILOpCode.Ldflda ? _stack.Pop() : null;
        bool isHeld = known is FieldId named && !named.IsNumbered;
        switch (code)
        {
            case ILOpCode.Stsfld when isHeld && known!.Value.IsMutable:
                _writes.Add(known.Value);
                break;
            case ILOpCode.Ldsfld or ILOpCode.Ldsflda:
                bool changes = changeable.Contains(type), isMutable = isHeld && known!.Value.IsMutable;
                if (isHeld && (isMutable || changes))
                    _reads.Add(known!.Value);
                _stack.Push(isHeld && (code == ILOpCode.Ldsflda ? isMutable : changes) ? new StackItem(known, code == ILOpCode.Ldsflda) : null);
                break;
            case ILOpCode.Stfld when target is { Field: not null } || (isHeld && !(_within.IsConstructor && _within.Owner == known!.Value.Owner)):
                Change(target);
                break;
            case ILOpCode.Ldfld:
                _stack.Push(target is StackItem holder && changeable.Contains(type) ? holder with { IsAddress = false } : null);
                break;
            case ILOpCode.Ldflda:
                _stack.Push(Address(target));
                break;
        }
    }

    /// <summary>A call, or the making of an object.</summary>
    /// <param name="code">How it is called.</param>
    /// <param name="owner">The type that declares the method.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="signature">The method's signature.</param>
    /// <param name="method">The method, where it is the program's.</param>
    public void Call(ILOpCode code, CodeType owner, string name, MethodSignature<CodeType> signature, MethodId? method)
    {
        bool isGetter = name.StartsWith("get_", StringComparison.Ordinal);
        for (int i = signature.ParameterTypes.Length - 1; i >= 0; i--)
        {
            if (_stack.Pop() is StackItem item)
                Give(item, owner, name, signature.ParameterTypes[i], method);
        }

        StackItem? result = null;
        if (signature.Header.IsInstance && code != ILOpCode.Newobj && _stack.Pop() is StackItem target)
        {
            result = isGetter ? target with { IsAddress = false } : null;
            if (target.IsAddress ? !OnlyReads(owner, method) : method is null && ChangeableTypes.IsCollection(owner.Name) && Changes(name))
                Change(target);
            else if (!isGetter && method is MethodId own)
                HandOn(target, own);
        }
        else if (isGetter && method is { IsStatic: true } getter && program.ReturnedField(getter) is FieldId field && changeable.Contains(signature.ReturnType))
        {
            result = new StackItem(field, IsAddress: false);
        }

        if (code == ILOpCode.Newobj || signature.ReturnType.Text != "Void")
            _stack.Push(result);
    }

    /// <summary>A call by address.</summary>
    public void CallAddress(MethodSignature<CodeType> signature)
    {
        _stack.Pop(signature.ParameterTypes.Length + (signature.Header.IsInstance ? 2 : 1));
        if (signature.ReturnType.Text != "Void")
            _stack.Push(null);
    }

    private static StackItem? Address(StackItem? item) => item is StackItem known ? known with { IsAddress = true } : null;

    private static int Number(ReadOnlySpan<byte> operand) => operand.Length == 1 ? operand[0] : BinaryPrimitives.ReadUInt16LittleEndian(operand);

    private static int Target(Instruction instruction, ReadOnlySpan<byte> operand) =>
        instruction.Start + instruction.Length + (operand.Length == 1 ? (sbyte)operand[0] : BinaryPrimitives.ReadInt32LittleEndian(operand));

    private static bool Changes(string method) => method == "GetOrAdd" || !s_reading.Any(each => method.StartsWith(each, StringComparison.Ordinal));

    /// <summary>Whether a method leaves the value that it is called on as it is. Values of .NET do not change.</summary>
    private static bool OnlyReads(CodeType owner, MethodId? method) => method is MethodId own
        ? own.Module.IsReadOnly(own.Definition.GetCustomAttributes()) || own.Module.IsReadOnly(own.Owner.Definition.GetCustomAttributes())
        : owner.Name.LastIndexOf('.') == "System".Length && owner.Name.StartsWith("System.", StringComparison.Ordinal) && owner.Name != "System.HashCode";

    private void Give(StackItem item, CodeType owner, string name, CodeType parameter, MethodId? method)
    {
        if (item.IsAddress && parameter.Text.EndsWith('&'))
        {
            if (owner.Name != "System.Threading.Volatile" || name != "Read")
                Change(item);
        }
        else if (owner.Name == "System.Array" && s_arrayWriters.Contains(name))
        {
            Change(item);
        }
        else if (method is MethodId own)
        {
            HandOn(item, own);
        }
    }

    private void HandOn(StackItem item, MethodId method)
    {
        if (item.Field is FieldId field)
            _handedOn.Add((field, method));
        else
            _passesOn.Add(method);
    }

    private void Change(StackItem? item)
    {
        if (item is { Field: FieldId field })
            _writes.Add(field);
        else if (item is not null)
            _changesObjects = true;
    }
}
