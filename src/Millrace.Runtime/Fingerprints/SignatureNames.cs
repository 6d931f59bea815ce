using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Reads types from signatures. Assemblies of .NET are not named: a type may move between them.</summary>
/// <param name="program">The program.</param>
/// <param name="module">The assembly whose signatures are read.</param>
/// <param name="alias">What stands for the name of a type that the compiler numbered.</param>
internal sealed class SignatureNames(CodeProgram program, CodeModule module, Func<TypeId, string> alias) : ISignatureTypeProvider<CodeType, object?>
{
    /// <inheritdoc/>
    public CodeType GetPrimitiveType(PrimitiveTypeCode typeCode) => CodeType.Plain(typeCode.ToString());

    /// <inheritdoc/>
    public CodeType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Own(new TypeId(module, handle));

    /// <inheritdoc/>
    public CodeType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        if (program.Resolve(module, handle) is TypeId own)
            return Own(own);
        string name = module.NameOf(handle), assembly = CodeProgram.AssemblyOf(reader, handle);
        return new CodeType(name, null, assembly, name, []);
    }

    /// <inheritdoc/>
    public CodeType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <inheritdoc/>
    public CodeType GetGenericInstantiation(CodeType genericType, ImmutableArray<CodeType> typeArguments) =>
        genericType with { Text = $"{genericType.Text}<{Join(typeArguments)}>", Parts = typeArguments };

    /// <inheritdoc/>
    public CodeType GetSZArrayType(CodeType elementType) => CodeType.Plain($"{elementType.Text}[]", elementType);

    /// <inheritdoc/>
    public CodeType GetArrayType(CodeType elementType, ArrayShape shape) =>
        CodeType.Plain($"{elementType.Text}[{new string(',', shape.Rank - 1)}*]", elementType);

    /// <inheritdoc/>
    public CodeType GetByReferenceType(CodeType elementType) => CodeType.Plain($"{elementType.Text}&", elementType);

    /// <inheritdoc/>
    public CodeType GetPointerType(CodeType elementType) => CodeType.Plain($"{elementType.Text}*", elementType);

    /// <inheritdoc/>
    public CodeType GetPinnedType(CodeType elementType) => CodeType.Plain($"pinned {elementType.Text}", elementType);

    /// <inheritdoc/>
    public CodeType GetModifiedType(CodeType modifier, CodeType unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc/>
    public CodeType GetGenericTypeParameter(object? genericContext, int index) => CodeType.Plain(string.Create(CultureInfo.InvariantCulture, $"!{index}"));

    /// <inheritdoc/>
    public CodeType GetGenericMethodParameter(object? genericContext, int index) => CodeType.Plain(string.Create(CultureInfo.InvariantCulture, $"!!{index}"));

    /// <inheritdoc/>
    public CodeType GetFunctionPointerType(MethodSignature<CodeType> signature) =>
        CodeType.Plain($"{signature.Header.CallingConvention} {Text(signature)}", [signature.ReturnType, .. signature.ParameterTypes]);

    /// <summary>A signature as text.</summary>
    public static string Text(MethodSignature<CodeType> signature) =>
        string.Create(CultureInfo.InvariantCulture, $"`{signature.GenericParameterCount}({Join(signature.ParameterTypes)}){signature.ReturnType.Text}");

    /// <summary>A type by whatever kind of handle.</summary>
    public CodeType Read(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => GetTypeFromDefinition(module.Metadata, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => GetTypeFromReference(module.Metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => GetTypeFromSpecification(module.Metadata, null, (TypeSpecificationHandle)handle, 0),
        _ => CodeType.Plain(handle.Kind.ToString()),
    };

    private CodeType Own(TypeId type)
    {
        string name = type.Name;
        return new CodeType(type.IsNumbered ? alias(type) : MetadataNames.Stable(name), type, null, name, []);
    }

    private static string Join(ImmutableArray<CodeType> types) => string.Join(',', types.Select(static each => each.Text));
}
