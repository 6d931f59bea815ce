using System.Globalization;

namespace Millrace.Runtime;

/// <summary>A value of a property: a whole number, a number, a text or a truth.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Value">The value.</param>
internal readonly record struct MlmdValue(MlmdPropertyType Type, SqlValue Value)
{
    public static MlmdValue Of(long number) => new(MlmdPropertyType.Int, number);

    /// <summary>A number. SQLite has no NaN, and a property without a value may not be: it is a text.</summary>
    public static MlmdValue Of(double number) => double.IsNaN(number) ? Of("NaN") : new(MlmdPropertyType.Double, number);

    public static MlmdValue Of(string text) => new(MlmdPropertyType.String, text);

    public static MlmdValue Of(bool truth) => new(MlmdPropertyType.Boolean, truth ? 1 : 0);

    /// <summary>A parameter's value, which is recorded as a text, by what the plan says of its type.</summary>
    /// <param name="text">The value.</param>
    /// <param name="type">The type as people read it (<see cref="ParameterCodec.TypeName"/>); null where it is not known.</param>
    public static MlmdValue Parse(string text, string? type) => type switch
    {
        "whole number" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => Of(whole),
        "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => Of(number),
        "true|false" when bool.TryParse(text, out bool truth) => Of(truth),
        _ => Of(text),
    };
}
