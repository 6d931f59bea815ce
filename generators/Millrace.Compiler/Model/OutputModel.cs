namespace Millrace.Compiler;

/// <summary>One output of a component.</summary>
/// <param name="Member">The member of the returned tuple or record; empty for the only output.</param>
/// <param name="Type">The artifact type.</param>
/// <param name="IsHoldout">Whether it is marked as data that nobody sees before the final evaluation.</param>
public sealed record OutputModel(string Member, TypeRef Type, bool IsHoldout = false)
{
    /// <summary>Whether it is no artifact, which has been reported: what uses it adds nothing.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Whether the artifact is learned from data, such as a model, or holds something that is.</summary>
    public bool IsLearned => Type.HoldsLearned;

    /// <summary>The name in kebab case.</summary>
    public string Name => Member.Length == 0 ? "output" : Naming.Kebab(Member.TrimStart('@'));

    public OutputModel Substitute(IReadOnlyDictionary<string, TypeRef> arguments) => this with { Type = Type.Substitute(arguments) };
}
