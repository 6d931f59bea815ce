using System.Text;

namespace Millrace.Learning;

/// <summary>Names of models in the registry: they become folders on every operating system.</summary>
internal static class RegistryNames
{
    private const int MaximumLength = 100;

    /// <exception cref="ParameterException">The name is no such name.</exception>
    public static string Check(string name)
    {
        bool good = name.Length is > 0 and <= MaximumLength && name.All(IsAllowed) && char.IsAsciiLetterLower(name[0]) && name[^1] != '.';
        return good ? name : throw new ParameterException(
            "name",
            $"'name' is \"{name}\", but a model's name is made of lower-case letters, digits, '-', '_' and '.', " +
            $"begins with a letter, and has at most {MaximumLength} characters.");
    }

    /// <summary>A type's name in kebab case: <c>TipFeatures</c> is <c>tip-features</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i) && text[^1] != '-')
                text.Append('-');
            text.Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.';

    private static bool StartsWord(string name, int i) => i > 0 && char.IsUpper(name[i])
        && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
