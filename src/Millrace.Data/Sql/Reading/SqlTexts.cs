using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>What providers give, as texts that are the same in every culture and that columns read.</summary>
internal static class SqlTexts
{
    /// <summary>The value of the row at hand.</summary>
    /// <returns>Whether it is of a type whose text means the same to everybody.</returns>
    public static bool TryGet(DbDataReader reader, int ordinal, [NotNullWhen(true)] out string? text)
    {
        Type type = reader.GetFieldType(ordinal);

        // An array has no such text, and one with nulls in it is not even given.
        text = type == typeof(Array) || type.IsArray ? null : type == typeof(string) ? reader.GetString(ordinal) : Of(reader.GetValue(ordinal));
        return text is not null;
    }

    /// <summary>A value's text; null where what the provider's class writes may be anything.</summary>
    public static string? Of(object value) => value switch
    {
        string text => text,
        char letter => letter.ToString(),
        bool isTrue => isTrue ? "true" : "false",
        DateTime instant => ValueFormats.DateTime.Format(instant),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly day => ValueFormats.Date.Format(day),
        TimeOnly time => ValueFormats.Time.Format(time),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or BigInteger or decimal or Half or float or double =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
