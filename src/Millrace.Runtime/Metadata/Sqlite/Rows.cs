using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Values between C# and SQLite.</summary>
internal static class Rows
{
    /// <summary>In SQL, the step whose outputs and numbers are those of step s: itself, or the one whose result stands for it.</summary>
    public const string Done = "coalesce(s.source, s.step)";

    /// <summary>The first text after all that begin with another one: the same with the next character at its end.</summary>
    /// <param name="prefix">A text that is not empty.</param>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static SqlValue Number(double value) => double.IsNaN(value) ? default(SqlValue) : value;

    public static DateTimeOffset Time(this SqlRow reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? TimeOrNull(this SqlRow reader, int column) => reader.IsNull(column) ? null : reader.Time(column);

    public static string? TextOrNull(this SqlRow reader, int column) => reader.IsNull(column) ? null : reader.GetString(column);

    public static TimeSpan? SpanOrNull(this SqlRow reader, int column) =>
        reader.IsNull(column) ? null : TimeSpan.FromTicks((long)Math.Round(reader.GetDouble(column) * TimeSpan.TicksPerSecond));

    public static double NumberOrNaN(this SqlRow reader, int column) => reader.IsNull(column) ? double.NaN : reader.GetDouble(column);

    public static T Member<T>(this SqlRow reader, int column)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(column));

    /// <summary>Reads the columns of <see cref="ArtifactColumns"/>.</summary>
    public static ArtifactRecord Artifact(this SqlRow reader, int first) => new()
    {
        Digest = reader.GetString(first),
        Type = reader.GetKnown(first + 1),
        DisplayType = reader.GetKnown(first + 2),
        Kind = reader.GetKnown(first + 3),
        Bytes = reader.GetInt64(first + 4),
        Files = reader.GetInt32(first + 5),
        Rows = reader.IsNull(first + 6) ? null : reader.GetInt64(first + 6),
        Stamp = reader.TextOrNull(first + 7),
        Schema = reader.IsNull(first + 8) ? null : reader.GetKnown(first + 8),
    };

    /// <summary>Reads name, value, origin.</summary>
    public static ParameterRecord Parameter(this SqlRow reader, int first) =>
        RecordedText.Read(reader.GetString(first), reader.TextOrNull(first + 1), reader.Member<ParameterOrigin>(first + 2));

    /// <summary>Reads step, name, value, headline.</summary>
    public static Metric Metric(this SqlRow reader, int first) =>
        new(reader.GetString(first), reader.GetString(first + 1), reader.NumberOrNaN(first + 2), reader.GetInt64(first + 3) != 0);

    /// <summary>The columns of the table artifact, named a, that <see cref="Artifact"/> reads.</summary>
    public const string ArtifactColumns =
        "a.digest, a.type, a.display_type, a.kind, a.bytes, a.files, a.rows, a.stamp, (SELECT x.digest FROM artifact_schema x WHERE x.schema = a.schema)";

    /// <summary>How many columns <see cref="ArtifactColumns"/> are.</summary>
    public const int ArtifactWidth = 9;
}
