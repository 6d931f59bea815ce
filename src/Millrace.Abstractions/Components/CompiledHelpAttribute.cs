namespace Millrace;

/// <summary>Written by the compiler on components: what the documentation says of an input or parameter, because comments are not in libraries.</summary>
/// <param name="member">The name of Run's parameter or of the property.</param>
/// <param name="text">What is said.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CompiledHelpAttribute(string member, string text) : Attribute
{
    /// <summary>The name of Run's parameter or of the property.</summary>
    public string Member { get; } = member;

    /// <summary>What is said.</summary>
    public string Text { get; } = text;
}
