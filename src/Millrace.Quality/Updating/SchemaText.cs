using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>The declaration of a schema as it stands in source.</summary>
/// <param name="Members">Its properties, in their order.</param>
/// <param name="Start">Where its body begins, behind the brace that opens it.</param>
/// <param name="End">Where the brace stands that closes it.</param>
internal sealed record SchemaText(ImmutableArray<SourceMember> Members, int Start, int End)
{
    private static readonly HashSet<string> s_modifiers = new(StringComparer.Ordinal)
    {
        "public", "internal", "private", "protected", "required", "readonly", "partial", "new", "virtual", "override",
    };

    /// <summary>Finds a declaration.</summary>
    /// <param name="source">The source.</param>
    /// <param name="schema">The struct's name.</param>
    /// <returns>The declaration, or null where there is none with a body.</returns>
    public static SchemaText? Find(string source, string schema)
    {
        for (int at = CSharpText.SkipTrivia(source, 0); at < source.Length; at = CSharpText.SkipTrivia(source, at))
        {
            // Namespaces and types that hold others are looked into.
            if (source[at] == '{')
                at++;
            else if (IsWord(source, at, "struct") && BodyOf(source, at + "struct".Length, schema) is { } body)
                return Read(source, body);
            else
                at = CSharpText.IsOfName(source[at]) && source[at] != '@' ? EndOfName(source, at) : CSharpText.SkipOne(source, at);
        }

        return null;
    }

    private static int? BodyOf(string source, int at, string schema)
    {
        at = CSharpText.SkipTrivia(source, at);
        if (!IsWord(source, at, schema))
            return null;
        int brace = CSharpText.SkipUntil(source, at, '{', ';');
        return brace < source.Length && source[brace] == '{' ? brace + 1 : null;
    }

    private static SchemaText Read(string source, int at)
    {
        int first = at;
        var members = ImmutableArray.CreateBuilder<SourceMember>();
        for (at = CSharpText.SkipTrivia(source, at); at < source.Length && source[at] != '}'; at = CSharpText.SkipTrivia(source, at))
        {
            int start = at;
            ImmutableArray<SourceAttribute> attributes = ReadAttributes(source, ref at);
            int declaration = at;
            int header = CSharpText.SkipUntil(source, at, '{', ';', '=');
            at = EndOfMember(source, header);
            if (header < source.Length && source[header] == '{' && ReadHeader(source, declaration, header) is var (type, name))
                members.Add(new SourceMember(name, type, start..at, declaration, attributes));
        }

        return new SchemaText(members.ToImmutable(), first, at);
    }

    private static ImmutableArray<SourceAttribute> ReadAttributes(string source, ref int at)
    {
        var attributes = ImmutableArray.CreateBuilder<SourceAttribute>();
        while (at < source.Length && source[at] == '[')
        {
            int start = at, end = CSharpText.SkipOne(source, at);
            for (int next = at + 1; next < end - 1; next++)
            {
                int first = CSharpText.SkipTrivia(source, next), last = first;
                for (next = first; next < end - 1 && source[next] != ',';)
                {
                    // A comment behind an attribute is no part of it.
                    int past = CSharpText.SkipTrivia(source, next);
                    if (past == next)
                        last = past = Math.Min(CSharpText.SkipOne(source, next), end - 1);
                    next = Math.Min(past, end - 1);
                }

                if (last > first)
                    attributes.Add(new SourceAttribute(NameOf(source[first..last]), first..last, start..end));
            }

            at = CSharpText.SkipTrivia(source, end);
        }

        return attributes.ToImmutable();
    }

    // Of [property: Millrace.InRangeAttribute(0, 1)] it is InRange.
    private static string NameOf(string attribute)
    {
        string name = attribute.Split('(', '<')[0].Split(':')[^1].Split('.')[^1].Trim();
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    // What stands between modifiers and accessors is a type and a name; a method has parameters in between, and a constant is no column.
    private static (Range Type, string Name)? ReadHeader(string source, int start, int end)
    {
        string header = source[start..end].TrimEnd();
        int nameStart = header.Length;
        while (nameStart > 0 && CSharpText.IsOfName(header[nameStart - 1]))
            nameStart--;
        int typeStart = 0;
        while (true)
        {
            int wordEnd = EndOfName(header, typeStart);
            if (!s_modifiers.Contains(header[typeStart..wordEnd]))
                break;
            typeStart = CSharpText.SkipTrivia(header, wordEnd);
        }

        string type = header[typeStart..Math.Max(typeStart, nameStart)].TrimEnd();
        bool isProperty = nameStart < header.Length && type.Length > 0
            && !header.Contains('(', StringComparison.Ordinal) && !IsWord(header, typeStart, "static");
        return isProperty ? ((start + typeStart)..(start + typeStart + type.Length), header[nameStart..]) : null;
    }

    private static int EndOfMember(string source, int at)
    {
        if (at >= source.Length || source[at] != '{')
            return Math.Min(CSharpText.SkipUntil(source, at, ';') + 1, source.Length);
        int end = CSharpText.SkipOne(source, at);
        int next = CSharpText.SkipTrivia(source, end);
        bool hasInitializer = next < source.Length && source[next] == '=';
        return Math.Min(hasInitializer ? CSharpText.SkipUntil(source, next, ';') + 1 : end, source.Length);
    }

    private static int EndOfName(string source, int at)
    {
        while (at < source.Length && CSharpText.IsOfName(source[at]))
            at++;
        return at;
    }

    private static bool IsWord(string source, int at, string word) =>
        source.AsSpan(at).StartsWith(word, StringComparison.Ordinal) && EndOfName(source, at) == at + word.Length;
}
