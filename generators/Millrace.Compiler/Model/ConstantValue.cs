namespace Millrace.Compiler;

/// <summary>A value that is known while the program is compiled.</summary>
/// <param name="Text">The value as parameters spell it: a number, a text, the name of an enumeration's member.</param>
/// <param name="Number">The value, where it is a number.</param>
public sealed record ConstantValue(string Text, double? Number = null)
{
    /// <summary>The value in a message: a text that is empty or blank stands in quotes, for it could not be seen.</summary>
    public string Display => Text.Trim().Length == 0 ? $"\"{Text}\"" : Text;
}
