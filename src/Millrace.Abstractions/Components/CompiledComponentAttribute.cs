namespace Millrace;

/// <summary>Written by the compiler on components: which version of it generated them, and what their documentation says.</summary>
/// <param name="format">The version of the generated code. A program that is compiled by another one asks to compile the library anew.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CompiledComponentAttribute(int format) : Attribute
{
    /// <summary>The version of the generated code.</summary>
    public int Format { get; } = format;

    /// <summary>What the class's documentation says.</summary>
    public string Summary { get; init; } = "";
}
