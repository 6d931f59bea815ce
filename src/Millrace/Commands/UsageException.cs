namespace Millrace.Commands;

/// <summary>The command line or a setting is wrong: shown with the command's usage, exit code 2.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="parameter">The pipeline parameter that it is about, in kebab case, or null.</param>
internal sealed class UsageException(string message, string? parameter = null) : Exception(message)
{
    public string? Parameter { get; } = parameter;
}
