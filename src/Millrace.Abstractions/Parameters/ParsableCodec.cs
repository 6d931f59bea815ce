using System.Globalization;

namespace Millrace;

/// <summary>The codec of a type that parses itself.</summary>
/// <typeparam name="T">The property's type.</typeparam>
internal sealed class ParsableCodec<T> : ParameterCodec
    where T : IParsable<T>
{
    private ParsableCodec()
        : base(typeof(T), Describe(typeof(T)))
    {
    }

    public static ParsableCodec<T> Instance { get; } = new();

    public override object? Parse(string text) => !IsGrouped(text) && T.TryParse(text, CultureInfo.InvariantCulture, out T? value)
        ? value
        : throw new FormatException($"\"{text}\" is not a {TypeName}.", OwnError(text));

    public override string Format(object? value) => FormatScalar(value);

    // Invariant parsing takes a comma as a separator of thousands, wherever it stands: 0,5 would silently become 5.
    private static bool IsGrouped(string text) =>
        (typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(decimal) || typeof(T) == typeof(Half)) && text.Contains(',', StringComparison.Ordinal);

    /// <summary>What a type of a program's own says of a text that it does not read: it knows what may be written instead.</summary>
    private static FormatException? OwnError(string text)
    {
        if (typeof(T).Namespace is nameof(System) || typeof(T).Namespace?.StartsWith("System.", StringComparison.Ordinal) == true)
            return null;
        try
        {
            T.Parse(text, CultureInfo.InvariantCulture);
            return null;
        }
#pragma warning disable CA1031 // Whatever it throws, the text is refused; only a message that is meant for people is shown.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception as FormatException;
        }
    }

    private static string Describe(Type type) => type switch
    {
        _ when type == typeof(char) => "character",
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true|false",
        _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) => "date and time",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(TimeOnly) => "time of day",
        _ when type == typeof(TimeSpan) => "duration",
        _ when type == typeof(float) || type == typeof(double) || type == typeof(decimal) => "number",
        _ when type == typeof(Half) => "number",
        _ when type.IsPrimitive => "whole number",
        _ => TypeNames.Display(type),
    };
}
