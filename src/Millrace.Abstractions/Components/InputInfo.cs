namespace Millrace;

/// <summary>One input of a component.</summary>
/// <param name="Name">The parameter's name in kebab case.</param>
/// <param name="Type">The artifact type; of one item where <paramref name="IsList"/> is set.</param>
/// <param name="Role">What the input is used for.</param>
/// <param name="IsList">Whether any number of artifacts is taken (<c>IReadOnlyList&lt;T&gt;</c>).</param>
public sealed record InputInfo(string Name, ArtifactType Type, InputRole Role = InputRole.Unspecified, bool IsList = false)
{
    /// <summary>Whether the component runs without it: Run's parameter may be null.</summary>
    public bool IsOptional { get; init; }
}
