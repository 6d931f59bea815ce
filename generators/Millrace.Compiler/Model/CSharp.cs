namespace Millrace.Compiler;

/// <summary>Small pieces of C# text.</summary>
public static class CSharp
{
    private static readonly HashSet<string> s_keywords = new(
        ("abstract as await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern "
        + "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override "
        + "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof "
        + "uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    /// <summary>An identifier as code spells it: <c>@class</c> for <c>class</c>.</summary>
    public static string Escape(string name) => s_keywords.Contains(name) ? "@" + name : name;

    /// <summary>A text as a string literal.</summary>
    public static string Literal(string text)
    {
        var literal = new System.Text.StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' => literal.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => literal.Append(c),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A number as a literal of type double.</summary>
    public static string Literal(double number) => number switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(number) => "double.NaN",
        _ => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Literal(bool value) => value ? "true" : "false";
}
