using System.Reflection;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>A field of the program.</summary>
/// <param name="Module">The assembly that declares it.</param>
/// <param name="Handle">Where it stands there.</param>
internal readonly record struct FieldId(CodeModule Module, FieldDefinitionHandle Handle)
{
    /// <summary>Its row.</summary>
    public FieldDefinition Definition => Module.Metadata.GetFieldDefinition(Handle);

    /// <summary>Its own name.</summary>
    public string Name => Module.Metadata.GetString(Definition.Name);

    /// <summary>The type that declares it.</summary>
    public TypeId Owner => new(Module, Definition.GetDeclaringType());

    /// <summary>Whether the compiler made it up, or its type.</summary>
    public bool IsNumbered => MetadataNames.IsNumbered(Name) || Owner.IsNumbered;

    /// <summary>Whether it is static.</summary>
    public bool IsStatic => (Definition.Attributes & FieldAttributes.Static) != 0;

    /// <summary>Whether it may get another value after its type is initialised.</summary>
    public bool IsMutable => (Definition.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) == 0;
}
