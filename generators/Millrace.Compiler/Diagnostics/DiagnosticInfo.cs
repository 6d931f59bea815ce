namespace Millrace.Compiler;

/// <summary>A finding at a place: which rule, and the texts of its message.</summary>
public sealed record DiagnosticInfo(DiagnosticRule Rule, LocationInfo Location, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticRule rule, LocationInfo location, params string[] arguments) =>
        new(rule, location, arguments.ToEquatableArray());

    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, [.. Arguments]);
}
