namespace Millrace;

/// <summary>One output of a component.</summary>
/// <param name="Name">The member's name in kebab case; <c>output</c> for the only one.</param>
/// <param name="Type">The artifact type.</param>
/// <param name="IsHoldout">Whether it is marked <see cref="HoldoutAttribute"/>.</param>
public sealed record OutputInfo(string Name, ArtifactType Type, bool IsHoldout = false);
