using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Follows what the instructions of a method do to static fields and to the objects that they hold.</summary>
internal sealed class StateScan(ChangeableTypes changeable)
{
    /// <summary>Beginnings of names of methods that only read a collection.</summary>
    private static readonly string[] s_reading =
        ["get_", "Get", "TryGet", "Contains", "Find", "IndexOf", "LastIndexOf", "Exists", "CopyTo", "To", "Equals", "BinarySearch", "As", "TrueForAll", "ForEach", "ConvertAll", "Is", "Overlaps", "SetEquals", "Peek", "TryPeek", "EnsureCapacity", "TrimExcess", ".ctor"];

    private static readonly HashSet<string> s_arrayWriters = new(StringComparer.Ordinal) { "Clear", "Fill", "Sort", "Reverse", "Copy", "ConstrainedCopy", "SetValue", "Resize" };

    private readonly HashSet<FieldId> _reads = [], _writes = [], _held = [];
    private readonly HashSet<string> _changedCollections = new(StringComparer.Ordinal), _fieldTypes = new(StringComparer.Ordinal);
    private readonly HashSet<TypeId> _changedTypes = [];
    private FieldId? _addressed;
    private bool _storesItems, _addressesItems, _storesFields, _readsArrays;

    /// <summary>What was found.</summary>
    public StateUse Finish()
    {
        bool arrays = _storesItems || (_addressesItems && _storesFields);
        return new StateUse
        {
            Reads = [.. _reads],
            Writes = [.. _writes],
            Held = [.. _held],
            ChangedCollections = [.. _changedCollections],
            ChangedTypes = [.. _changedTypes],
            ChangesArrays = arrays,
            ChangesObjects = _changedTypes.Count > 0 || _changedCollections.Overlaps(_fieldTypes) || (arrays && _readsArrays),
        };
    }

    /// <summary>Starts an instruction: whoever has the address of a field may write to it, unless this instruction only reads.</summary>
    /// <returns>The field whose address the instruction before took.</returns>
    public FieldId? Next(ILOpCode code)
    {
        FieldId? addressed = _addressed;
        _addressed = null;
        _storesItems |= code is ILOpCode.Stelem or (>= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref);
        _addressesItems |= code == ILOpCode.Ldelema;
        if (addressed is not FieldId field)
            return null;
        if (code is ILOpCode.Ldflda or ILOpCode.Constrained)
            _addressed = addressed;
        else if (code is not (ILOpCode.Ldfld or ILOpCode.Ldobj or ILOpCode.Call or ILOpCode.Callvirt or (>= ILOpCode.Ldind_i1 and <= ILOpCode.Ldind_ref)))
            _writes.Add(field);
        return addressed;
    }

    /// <summary>A static field that is read, written or addressed.</summary>
    public void Static(FieldId field, ILOpCode code, CodeType type)
    {
        if (field.IsNumbered)
            return;
        if (field.IsMutable)
        {
            if (code == ILOpCode.Stsfld)
                _writes.Add(field);
            else
                _reads.Add(field);
            if (code == ILOpCode.Ldsflda)
                _addressed = field;
        }
        else if (code == ILOpCode.Ldsfld && changeable.Contains(type))
        {
            _reads.Add(field);
            _held.Add(field);
        }
    }

    /// <summary>A field of an object.</summary>
    public void Instance(FieldId field, ILOpCode code, CodeType type, MethodId within)
    {
        if (code is ILOpCode.Ldfld or ILOpCode.Ldflda && !field.Owner.IsNumbered)
        {
            _fieldTypes.Add(type.Name);
            _readsArrays |= type.IsArray;
        }

        if (code != ILOpCode.Stfld)
            return;
        _storesFields = true;
        if (!field.Owner.IsNumbered && !(within.IsConstructor && within.Owner == field.Owner))
            _changedTypes.Add(field.Owner);
    }

    /// <summary>A call.</summary>
    /// <param name="addressed">The static field whose address is the last argument.</param>
    /// <param name="owner">The type that declares the method.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="signature">The method's signature.</param>
    /// <param name="target">The method, where it is the program's.</param>
    public void Call(FieldId? addressed, CodeType owner, string name, MethodSignature<CodeType> signature, MethodId? target)
    {
        if (addressed is FieldId field && !OnlyReads(owner, name, signature, target))
            _writes.Add(field);
        if (target is not null)
            return;
        if (owner.Name == "System.Array" && s_arrayWriters.Contains(name))
            _storesItems = true;
        if (signature.Header.IsInstance && ChangeableTypes.IsCollection(owner.Name) && (name == "GetOrAdd" || !s_reading.Any(each => name.StartsWith(each, StringComparison.Ordinal))))
            _changedCollections.Add(owner.Name);
    }

    /// <summary>Whether a call that gets a field's address as its last argument leaves the field as it is.</summary>
    private static bool OnlyReads(CodeType owner, string name, MethodSignature<CodeType> signature, MethodId? target)
    {
        if (owner.Name == "System.Threading.Volatile" && name == "Read")
            return true;
        if (!signature.Header.IsInstance || signature.ParameterTypes.Length > 0)
            return false;

        // Of an object, the address is its own. Values of .NET do not change.
        return target is MethodId own
            ? own.Module.IsReadOnly(own.Definition.GetCustomAttributes()) || own.Module.IsReadOnly(own.Owner.Definition.GetCustomAttributes())
: owner.Name.LastIndexOf('.') == "System".Length && owner.Name.StartsWith("System.", StringComparison.Ordinal) && owner.Name != "System.HashCode";
    }
}
