using System.Collections.Immutable;
using System.CommandLine;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Tags as people write them: <c>name=value</c>, or a name alone.</summary>
internal static class TagOption
{
    /// <summary>How they are written.</summary>
    public const string Form = "name[=value]";

    /// <summary>Reads tags; of several of one name the last one counts.</summary>
    /// <param name="texts">The texts.</param>
    /// <exception cref="UsageException">One has no name.</exception>
    public static ImmutableSortedDictionary<string, string> Read(IEnumerable<string> texts)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            string[] parts = text.Split('=', 2);
            if (parts[0].Length == 0)
                throw new UsageException($"'{text}' is no tag: expected {Form}, such as team=risk.");
            tags[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }

        return tags.ToImmutable();
    }

    /// <summary>Reads which tag is wanted: a name alone stands for any value.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="UsageException">It has no name.</exception>
    public static TagCondition ReadCondition(string text)
    {
        (string name, string value) = Read([text]).Single();
        return new TagCondition(name, text.Contains('=', StringComparison.Ordinal) ? value : null);
    }
}
