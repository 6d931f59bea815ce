using System.Reflection;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>A method of the program.</summary>
/// <param name="Module">The assembly that declares it.</param>
/// <param name="Handle">Where it stands there.</param>
internal readonly record struct MethodId(CodeModule Module, MethodDefinitionHandle Handle)
{
    /// <summary>Its row.</summary>
    public MethodDefinition Definition => Module.Metadata.GetMethodDefinition(Handle);

    /// <summary>Its own name.</summary>
    public string Name => Module.Metadata.GetString(Definition.Name);

    /// <summary>The type that declares it.</summary>
    public TypeId Owner => new(Module, Definition.GetDeclaringType());

    /// <summary>Whether the compiler made it up, or its type: then it is read with the method that it belongs to.</summary>
    public bool IsNumbered => MetadataNames.IsNumbered(Name) || Owner.IsNumbered;

    /// <summary>Whether calls may reach another method instead.</summary>
    public bool IsVirtual => (Definition.Attributes & MethodAttributes.Virtual) != 0;

    /// <summary>Whether it opens a slot of its own, rather than overriding a base's.</summary>
    public bool IsNewSlot => (Definition.Attributes & MethodAttributes.NewSlot) != 0;

    /// <summary>Whether it is static.</summary>
    public bool IsStatic => (Definition.Attributes & MethodAttributes.Static) != 0;

    /// <summary>Whether it has no body because others give it one.</summary>
    public bool IsAbstract => (Definition.Attributes & MethodAttributes.Abstract) != 0;

    /// <summary>Whether it makes an object of its type.</summary>
    public bool IsConstructor => Module.Metadata.StringComparer.Equals(Definition.Name, ".ctor");

    /// <summary>What others must have in common with it to take its place.</summary>
    public SlotName Slot => new(Name, ParameterCount);

    /// <summary>How many parameters it takes.</summary>
    public int ParameterCount
    {
        get
        {
            BlobReader signature = Module.Metadata.GetBlobReader(Definition.Signature);
            SignatureHeader header = signature.ReadSignatureHeader();
            if (header.IsGeneric)
                signature.ReadCompressedInteger();
            return signature.ReadCompressedInteger();
        }
    }
}
