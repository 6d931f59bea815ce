namespace Millrace;

/// <summary>
/// Written by the compiler into libraries: a hash of a type that features can be computed by, so that programs which name it in a feature set notice, by the
/// fingerprint of their features, that it was edited.
/// </summary>
/// <param name="type">The type's id, as documentation files write it.</param>
/// <param name="hash">128 bits in hexadecimal that change when the type is edited, or anything that it uses in the library.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CompiledCodeAttribute(string type, string hash) : Attribute
{
    /// <summary>The type's id, as documentation files write it.</summary>
    public string Type { get; } = type;

    /// <summary>128 bits in hexadecimal that change when the type is edited, or anything that it uses in the library.</summary>
    public string Hash { get; } = hash;
}
