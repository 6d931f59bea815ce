namespace Millrace;

/// <summary>
/// Marks a parameter whose value nobody may see, such as a password or a token. It is taken from configuration or the environment, not from the command
/// line, never printed or stored, and enters keys only through a digest.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
