using System.Globalization;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Puts things and parts into DuckDB, and says with how many threads and how little memory we do what it does.</summary>
internal static class DuckThings
{
    /// <summary>One thread and more, all in memory and hardly anything.</summary>
    public static IEnumerable<TableOptions> Options =>
    [
        TableOptions.OfBytes(64 << 20, 1), TableOptions.OfBytes(64 << 20, 5), TableOptions.OfBytes(2048, 1),
        TableOptions.OfBytes(3000, 2), TableOptions.OfBytes(30_000, 5),
    ];

    public static void LoadThings(this Duck duck, Thing[] things) => duck.Load(
        "things(id INTEGER, grp INTEGER, name VARCHAR, amount DOUBLE, weight REAL, whole BIGINT, moment TIMESTAMP, price DECIMAL(30, 2))",
        things.Select(static thing => Row(
            thing.Id, thing.Group, Text(thing.Name), Number(thing.Amount), Number(thing.Weight), thing.Whole, Time(thing.At), thing.Price)));

    public static void LoadParts(this Duck duck, Part[] parts) => duck.Load(
        "parts(grp INTEGER, name VARCHAR, number INTEGER, since TIMESTAMP)",
        parts.Select(static part => Row(part.Group, Text(part.Name), part.Number, Time(part.Since))));

    private static void Load(this Duck duck, string table, IEnumerable<string> rows)
    {
        duck.Do($"CREATE OR REPLACE TABLE {table}");
        string[] all = [.. rows];
        if (all.Length > 0)
            duck.Do($"INSERT INTO {table[..table.IndexOf('(', StringComparison.Ordinal)]} VALUES {string.Join(", ", all)}");
    }

    private static string Row(params object?[] values) =>
        $"({string.Join(", ", values.Select(static value => value is null ? "NULL" : string.Format(CultureInfo.InvariantCulture, "{0}", value)))})";

    private static string? Text(string? value) => value is null ? null : $"'{value}'";

    private static string? Time(DateTime? value) =>
        value is null ? null : $"TIMESTAMP '{value.Value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}'";

    private static string? Number(double? value) =>
        value is null ? null : $"'{value.Value.ToString("R", CultureInfo.InvariantCulture).Replace("Infinity", "inf", StringComparison.Ordinal)}'";
}
