using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Comparisons as people write them: a name, one of <c>= == != &lt; &lt;= &gt; &gt;=</c>, a value.</summary>
internal static class ComparisonText
{
    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="option">The option that it is for.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static (string Name, Comparison Comparison, string Value) Read(string text, string option)
    {
        int at = text.AsSpan().IndexOfAny("=!<>");
        if (at > 0)
        {
            string name = text[..at].TrimEnd();
            string rest = text[at..];
            (string Sign, Comparison Comparison)[] signs =
            [
                ("==", Comparison.Equal), ("!=", Comparison.NotEqual), ("<=", Comparison.LessOrEqual), (">=", Comparison.GreaterOrEqual),
                ("=", Comparison.Equal), ("<", Comparison.Less), (">", Comparison.Greater),
            ];
            foreach ((string sign, Comparison comparison) in signs)
            {
                if (rest.StartsWith(sign, StringComparison.Ordinal))
                    return (name, comparison, rest[sign.Length..].TrimStart());
            }
        }

        throw new UsageException($"'{text}' is not a value for '{option}': expected a name, one of = != < <= > >=, and a value, such as \"auc>0.8\".");
    }
}
