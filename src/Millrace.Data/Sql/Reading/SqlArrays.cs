using System.Collections.Frozen;
using System.Data.Common;

namespace Millrace.Data;

/// <summary>
/// Arrays as providers give them. Npgsql makes no array of a value type of one that has nulls in it, unless it is asked for one of values that may be missing;
/// it has to be asked by type, and the name of the database's type tells which.
/// </summary>
internal static class SqlArrays
{
    private const string Suffix = "[]";

    private static readonly FrozenDictionary<string, Func<DbDataReader, int, Array>> s_typed = new Dictionary<string, Func<DbDataReader, int, Array>>
    {
        ["smallint"] = Get<short>,
        ["integer"] = Get<int>,
        ["bigint"] = Get<long>,
        ["real"] = Get<float>,
        ["double precision"] = Get<double>,
        ["numeric"] = Get<decimal>,
        ["money"] = Get<decimal>,
        ["boolean"] = Get<bool>,
        ["uuid"] = Get<Guid>,
        ["date"] = Get<DateOnly>,
        ["timestamp without time zone"] = Get<DateTime>,
        ["timestamp with time zone"] = Get<DateTime>,
        ["time without time zone"] = Get<TimeOnly>,
        ["interval"] = Get<TimeSpan>,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The array of the row at hand, nulls included.</summary>
    /// <exception cref="InvalidCastException">The provider cannot give it.</exception>
    public static Array Get(DbDataReader reader, int ordinal)
    {
        string name = reader.GetDataTypeName(ordinal);
        return name.EndsWith(Suffix, StringComparison.Ordinal) && s_typed.TryGetValue(Element(name), out Func<DbDataReader, int, Array>? get)
            ? get(reader, ordinal)
            : (Array)reader.GetValue(ordinal);
    }

    // Of numeric(10,2), timestamp(3) without time zone and the like the name alone.
    private static string Element(string name)
    {
        string element = name[..^Suffix.Length];
        int open = element.IndexOf('(', StringComparison.Ordinal);
        int close = element.IndexOf(')', StringComparison.Ordinal);
        return open > 0 && close > open ? $"{element[..open].TrimEnd()}{element[(close + 1)..]}" : element;
    }

    private static T?[] Get<T>(DbDataReader reader, int ordinal)
        where T : struct => reader.GetFieldValue<T?[]>(ordinal);
}
