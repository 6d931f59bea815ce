using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>The declaration of a schema as it stands in source.</summary>
/// <param name="Members">Its properties, in their order.</param>
/// <param name="Names">The names of all that it declares.</param>
/// <param name="End">Where the brace stands that closes it; the end of the source where none does.</param>
internal sealed record SchemaText(ImmutableArray<SourceMember> Members, ImmutableArray<string> Names, int End)
{
    private static readonly HashSet<string> s_modifiers = new(StringComparer.Ordinal)
    {
        "public", "internal", "private", "protected", "required", "readonly", "partial", "new", "virtual", "override",
    };

    /// <summary>Whether it takes columns of another schema.</summary>
    public bool IsDerived { get; private init; }

    /// <summary>Finds a declaration.</summary>
    /// <param name="source">The source.</param>
    /// <param name="schema">The struct's name.</param>
    /// <returns>
    /// The declaration, of several parts what all of them have, with the end of the first that has properties; null where there is none with a body.
    /// </returns>
    public static SchemaText? Find(string source, string schema)
    {
        List<SchemaText> parts = [];
        int? attributes = null;
        for (int at = CSharpText.SkipTrivia(source, 0); at < source.Length; at = CSharpText.SkipTrivia(source, at))
        {
            if (IsWord(source, at, "struct") && BodyOf(source, at + "struct".Length, schema) is { } body)
            {
                bool isDerived = attributes is { } start && CSharpText.Names(source, start, at).Contains("From");
                parts.Add(Read(source, body) with { IsDerived = isDerived });
                at = parts[^1].End;
                continue;
            }

            attributes = source[at] is '{' or '}' or ';' ? null : source[at] == '[' ? attributes ?? at : attributes;

            // Namespaces and types that hold others are looked into.
            if (source[at] == '{')
                at++;
            else
                at = CSharpText.IsOfName(source[at]) && source[at] != '@' ? EndOfName(source, at) : CSharpText.SkipOne(source, at);
        }

        return parts.Count == 0 ? null : (parts.Find(static part => part.Members.Length > 0) ?? parts[0]) with
        {
            Members = [.. parts.SelectMany(static part => part.Members)],
            Names = [.. parts.SelectMany(static part => part.Names)],
            IsDerived = parts.Exists(static part => part.IsDerived),
        };
    }

    private static int? BodyOf(string source, int at, string schema)
    {
        at = CSharpText.SkipTrivia(source, at);
        at += at < source.Length && source[at] == '@' ? 1 : 0;
        if (!IsWord(source, at, schema))
            return null;
        int brace = CSharpText.SkipUntil(source, at, '{', ';');
        return brace < source.Length && source[brace] == '{' ? brace + 1 : null;
    }

    private static SchemaText Read(string source, int at)
    {
        var members = ImmutableArray.CreateBuilder<SourceMember>();
        var names = ImmutableArray.CreateBuilder<string>();
        for (at = CSharpText.SkipTrivia(source, at); at < source.Length && source[at] != '}'; at = CSharpText.SkipTrivia(source, at))
        {
            int start = at;
            ImmutableArray<SourceAttribute> attributes = ReadAttributes(source, ref at);
            int declaration = at;
            int header = EndOfHeader(source, at);
            at = EndOfMember(source, header);
            names.AddRange(MemberNames.Of(source, declaration, header));
            if (header < source.Length && source[header] == '{' && ReadHeader(source[declaration..header]) is var (type, name))
                members.Add(new SourceMember(name, (declaration + type.Start.Value)..(declaration + type.End.Value), start..at, declaration, attributes));
        }

        return new SchemaText(members.ToImmutable(), names.ToImmutable(), at);
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
    private static (Range Type, string Name)? ReadHeader(string header)
    {
        int nameEnd = EndOfCode(header, 0, header.Length), nameStart = nameEnd;
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

        int typeEnd = EndOfCode(header, typeStart, nameStart);
        bool isProperty = nameStart < nameEnd && typeEnd > typeStart
            && CSharpText.SkipUntil(header, 0, '(') == header.Length && !IsWord(header, typeStart, "static");
        return isProperty ? (typeStart..typeEnd, header[nameStart..nameEnd].TrimStart('@')) : null;
    }

    // Where it ends but for comments and white space.
    private static int EndOfCode(string source, int at, int end)
    {
        int last = at;
        while (at < end)
        {
            int next = CSharpText.SkipTrivia(source, at);
            if (next == at)
                last = next = CSharpText.SkipOne(source, at);
            at = next;
        }

        return Math.Min(last, end);
    }

    private static int EndOfHeader(string source, int at)
    {
        int end = CSharpText.SkipUntil(source, at, '{', ';', '=');

        // An operator may be called so: >= or ==.
        bool isName = end < source.Length && source[end] == '=' && CSharpText.Names(source, at, end).LastOrDefault() == "operator";
        return isName ? CSharpText.SkipUntil(source, CSharpText.SkipUntil(source, end, '('), '{', ';', '=') : end;
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
