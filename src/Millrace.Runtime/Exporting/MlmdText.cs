using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>Texts as ML Metadata can hold them.</summary>
internal static class MlmdText
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxName = 255;

    private const int DigestDigits = 16;

    /// <summary>A name of at most 255 characters: a longer one is cut, and ends with a digest of the whole, so that different ones stay different.</summary>
    public static string Name(string text)
    {
        if (text.Length <= MaxName)
            return text;
        int length = MaxName - DigestDigits - 1;
        if (char.IsHighSurrogate(text[length - 1]))
            length--;
        return $"{text[..length]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestDigits]}";
    }

    /// <summary>The URI of a file or folder.</summary>
    /// <param name="path">Its full path.</param>
    public static string FileUri(string path)
    {
        string slashed = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        string escaped = string.Join('/', slashed.Split('/').Select(static part => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal)));
        return escaped.StartsWith("//", StringComparison.Ordinal) ? $"file:{escaped}" : escaped.StartsWith('/') ? $"file://{escaped}" : $"file:///{escaped}";
    }

    /// <summary>The name of a step without the items in it: <c>parts[17].train</c> becomes <c>parts.train</c>.</summary>
    public static string Node(string step)
    {
        if (!step.Contains('[', StringComparison.Ordinal))
            return step;
        var node = new StringBuilder(step.Length);
        int depth = 0;
        foreach (char c in step)
        {
            depth += c == '[' ? 1 : 0;
            if (depth == 0)
                node.Append(c);
            depth -= c == ']' && depth > 0 ? 1 : 0;
        }

        return node.ToString();
    }
}
