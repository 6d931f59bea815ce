using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Reads of a type in a signature only whether the assembly declares it, closed or not.</summary>
internal sealed class DefinitionNames : ISignatureTypeProvider<TypeDefinitionHandle, object?>
{
    /// <inheritdoc/>
    public TypeDefinitionHandle GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => handle;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetGenericInstantiation(TypeDefinitionHandle genericType, ImmutableArray<TypeDefinitionHandle> typeArguments) => genericType;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <inheritdoc/>
    public TypeDefinitionHandle GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetPrimitiveType(PrimitiveTypeCode typeCode) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetSZArrayType(TypeDefinitionHandle elementType) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetArrayType(TypeDefinitionHandle elementType, ArrayShape shape) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetByReferenceType(TypeDefinitionHandle elementType) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetPointerType(TypeDefinitionHandle elementType) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetPinnedType(TypeDefinitionHandle elementType) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetModifiedType(TypeDefinitionHandle modifier, TypeDefinitionHandle unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetGenericTypeParameter(object? genericContext, int index) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetGenericMethodParameter(object? genericContext, int index) => default;

    /// <inheritdoc/>
    public TypeDefinitionHandle GetFunctionPointerType(MethodSignature<TypeDefinitionHandle> signature) => default;
}
