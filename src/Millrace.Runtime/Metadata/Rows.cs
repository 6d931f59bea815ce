using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Millrace.Runtime;

/// <summary>Values between C# and SQLite.</summary>
internal static class Rows
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static SqlValue Number(double value) => double.IsNaN(value) ? default(SqlValue) : value;

    public static DateTimeOffset Time(this SqliteDataReader reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Time(column);

    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static TimeSpan? SpanOrNull(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : TimeSpan.FromTicks((long)Math.Round(reader.GetDouble(column) * TimeSpan.TicksPerSecond));

    public static double NumberOrNaN(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? double.NaN : reader.GetDouble(column);

    public static T Member<T>(this SqliteDataReader reader, int column)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(column));

    /// <summary>Reads the columns of <see cref="ArtifactColumns"/>.</summary>
    public static ArtifactRecord Artifact(this SqliteDataReader reader, int first) => new()
    {
        Digest = reader.GetString(first),
        Type = string.Intern(reader.GetString(first + 1)),
        DisplayType = string.Intern(reader.GetString(first + 2)),
        Kind = string.Intern(reader.GetString(first + 3)),
        Bytes = reader.GetInt64(first + 4),
        Files = reader.GetInt32(first + 5),
        Rows = reader.IsDBNull(first + 6) ? null : reader.GetInt64(first + 6),
        Stamp = reader.TextOrNull(first + 7),
    };

    /// <summary>Reads name, value, origin.</summary>
    public static ParameterRecord Parameter(this SqliteDataReader reader, int first) =>
        RecordedText.Read(reader.GetString(first), reader.TextOrNull(first + 1), reader.Member<ParameterOrigin>(first + 2));

    /// <summary>Reads step, name, value, headline.</summary>
    public static Metric Metric(this SqliteDataReader reader, int first) =>
        new(reader.GetString(first), reader.GetString(first + 1), reader.NumberOrNaN(first + 2), reader.GetInt64(first + 3) != 0);

    /// <summary>The columns of the table artifact, named a, that <see cref="Artifact"/> reads.</summary>
    public const string ArtifactColumns = "a.digest, a.type, a.display_type, a.kind, a.bytes, a.files, a.rows, a.stamp";
}
