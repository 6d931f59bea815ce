namespace Millrace.Quality;

/// <summary>Finds the names of what a struct declares.</summary>
internal static class MemberNames
{
    /// <summary>The names that a member declares: one, or several of fields; of an operator or an indexer whatever stands in that place.</summary>
    /// <param name="source">The source.</param>
    /// <param name="at">Where it begins behind its attributes.</param>
    /// <param name="header">Where its body, its value or its end stands.</param>
    public static IEnumerable<string> Of(string source, int at, int header)
    {
        string? name = null;
        int depth = 0;
        while (at < header)
        {
            int start = at;
            while (at < header && CSharpText.IsOfName(source[at]))
                at++;
            if (at > start)
            {
                // Behind a name there is nothing but what it derives from and what is asked of type parameters.
                string word = source[start..at];
                if (word == "where" && depth == 0)
                    break;
                name = depth == 0 ? word.TrimStart('@') : name;
                continue;
            }

            depth += source[at] == '<' ? 1 : source[at] == '>' ? -1 : 0;
            if (source[at] == ',' && depth == 0 && name is not null)
                yield return name;
            if (source[at] == ':' && depth == 0 && !source.AsSpan(at).StartsWith("::", StringComparison.Ordinal) && source[at - 1] != ':')
                break;
            at = CSharpText.SkipTrivia(source, at) is var next && next > at ? next : CSharpText.SkipOne(source, at);
        }

        if (name is not null)
            yield return name;
        if (header >= source.Length || source[header] != '=' || source.AsSpan(header).StartsWith("=>", StringComparison.Ordinal))
            yield break;

        // Fields may be several, each with its value.
        int end = CSharpText.SkipUntil(source, header, ';');
        for (int comma = CSharpText.SkipUntil(source, header, ',', ';'); comma < end; comma = CSharpText.SkipUntil(source, comma + 1, ',', ';'))
        {
            int first = CSharpText.SkipTrivia(source, comma + 1), last = first;
            while (last < end && CSharpText.IsOfName(source[last]))
                last++;
            yield return source[first..last].TrimStart('@');
        }
    }
}
