namespace Millrace.Settings;

/// <summary>A parameter's value as text, and where it stands.</summary>
/// <param name="Text">The text.</param>
/// <param name="Place">The option or the key of the setting, for errors.</param>
internal readonly record struct Setting(string Text, string Place);
