using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests;

/// <summary>Compiles a source with one place marked <c>[|like this|]</c> and demands exactly one diagnostic, there.</summary>
internal static class Marked
{
    /// <summary>Demands one diagnostic of this id and message at the marked place, and nothing else.</summary>
    /// <param name="prelude">Source before the marked one.</param>
    /// <param name="source">The marked source.</param>
    /// <param name="id">The id.</param>
    /// <param name="message">The whole message, or null for any.</param>
    public static void Check(string prelude, string source, string id, string? message)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        int end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        Assert.True(start >= 0 && end >= start, "no place is marked");
        string plain = source.Remove(end + 2, 2).Remove(start, 2);

        Diagnostic[] all = [.. Compiled.From(prelude + plain).Diagnostics];

        Assert.True(all.Length == 1, $"expected {id} alone, found:\n{string.Join('\n', all.Select(static each => each.ToString()))}");
        Assert.Equal(id, all[0].Id);
        if (message is not null)
            Assert.Equal(message, all[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Microsoft.CodeAnalysis.Text.TextSpan span = all[0].Location.SourceSpan;
        Assert.Equal(plain[start..end], (prelude + plain).Substring(span.Start, span.Length));
        Assert.Equal(prelude.Length + start, span.Start);
    }
}
