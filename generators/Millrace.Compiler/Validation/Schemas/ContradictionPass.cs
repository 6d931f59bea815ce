namespace Millrace.Compiler;

/// <summary>Do two expectations of one column contradict each other?</summary>
internal static class ContradictionPass
{
    public static void Run(ColumnDeclaration property, List<DiagnosticInfo> findings)
    {
        ExpectationDeclaration? Find(string attribute) => property.Expectations.FirstOrDefault(each => each.Attribute == attribute);

        if (Find("Increasing") is not null && Find("Decreasing") is { } falling)
            Report(property, falling, "Increasing", "values that do both are all the same", findings);
        if (property.Kind != ColumnKind.Text || property.Domain is not { } domain)
            return;
        if (Find("Pattern") is { } pattern && Patterns.Problem(pattern["Pattern"].Text) is null
            && domain.Values.FirstOrDefault(value => !Patterns.Matches(pattern["Pattern"].Text, value)) is { } unmatched)
        {
            Report(property, pattern, "OneOf", $"\"{unmatched}\" does not match", findings);
        }

        if (Find("Length") is { } length && length["Minimum"].Whole <= length["Maximum"].Whole
            && domain.Values.FirstOrDefault(value => Characters(value) < length["Minimum"].Whole || Characters(value) > length["Maximum"].Whole) is { } other)
        {
            Report(property, length, "OneOf", $"\"{other}\" has the length {Characters(other)}", findings);
        }
    }

    /// <summary>The characters of a text: two halves of one count once.</summary>
    private static int Characters(string text)
    {
        int pairs = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                pairs++;
        }

        return text.Length - pairs;
    }

    private static void Report(ColumnDeclaration property, ExpectationDeclaration written, string other, string reason, List<DiagnosticInfo> findings) =>
        findings.Report(SchemaRules.Contradiction, written.Location, other, written.Attribute, property.Member, reason);
}
