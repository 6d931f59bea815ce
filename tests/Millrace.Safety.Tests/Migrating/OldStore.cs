using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Millrace.Runtime;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests.Migrating;

/// <summary>
/// A store of an earlier format with a run of two steps that succeeded, and one that was interrupted. Its keys are put together here as those versions did.
/// </summary>
internal static class OldStore
{
    public const string Run = "20250102-030405-0a1b2c";

    /// <summary>Writes the store.</summary>
    /// <returns>The digest of what the second step made.</returns>
    public static string Write(string folder, int format)
    {
        string read = WriteObject(folder, "read"), made = WriteObject(folder, "made");
        string type = typeof(Components).ToString(), runtime = CodeIdentity.Runtime;
        (string, string, string?)[] first =
            [("Component", "", type), ("Parameter", "path", "a'b"), ("Parameter", "share", null), ("Code", "", FixedCode.Of("read")), ("Runtime", "", runtime)];
        (string, string, string?)[] second = [("Component", "", type), ("Input", "block", read), ("Code", "", FixedCode.Of("make")), ("Runtime", "", runtime)];
        var sql = new StringBuilder(OldSchemas.Of(format));
        sql.Append(
            $"""

            INSERT INTO run VALUES (1, '{Run}', 'old', 'Succeeded', '0123456789ab', '42', '2025-01-02T03:04:05.0000000Z', 1.5);
            INSERT INTO run VALUES (2, '20250102-040000-0a1b2c', 'other', 'Running', 'ba9876543210', '1', '2025-01-02T04:00:00.0000000Z', NULL);
            INSERT INTO run_parameter VALUES (1, 0, 'path', 'a''b', 'Override'), (1, 1, 'share', NULL, 'Default');
            INSERT INTO step (step, run, position, pipeline, name, component, state, fence, reason, key, started_at, seconds, log) VALUES
                (1, 1, 0, 'old', 'read', 'R', 'Executed', 1, 'first run', '{Key(first)}', '2025-01-02T03:04:05.0000000Z', 0.5, NULL),
                (2, 1, 1, 'old', 'make', 'M', 'Executed', 2, 'first run', '{Key(second)}', '2025-01-02T03:04:06.0000000Z', 0.75, NULL),
                (3, 2, 0, 'other', 'running', 'X', 'Running', 1, 'first run', NULL, '2025-01-02T04:00:00.0000000Z', NULL, NULL),
                (4, 2, 1, 'other', 'pending', 'X', 'Pending', 0, '', NULL, NULL, NULL, NULL);
            INSERT INTO step_parameter VALUES (1, 0, 'path', 'a''b', 'Pipeline'), (1, 1, 'share', NULL, 'Default');
            INSERT INTO artifact VALUES
                (1, '{read}', '{typeof(Block)}', 'Block', 'block', 4, 1, NULL, '2025-01-02T03:04:05.0000000Z'),
                (2, '{made}', '{typeof(Block)}', 'Block', 'block', 4, 1, 7, '2025-01-02T03:04:06.0000000Z');
            INSERT INTO step_input VALUES (2, 0, 0, 'block', 'read', 'output', NULL, 1);
            INSERT INTO step_output VALUES (1, 0, 'output', 1), (2, 0, 'output', 2);
            INSERT INTO metric VALUES (2, 'auc', 0, 0.75, 1), (2, 'none', 0, NULL, 0), (2, 'loss', 1, 0.5, 0), (2, 'loss', 2, 0.25, 0);
            INSERT INTO cache_entry VALUES ('{Key(first)}', 1), ('{Key(second)}', 2);

            """);
        AppendParts(sql, first);
        AppendParts(sql, second);
        if (format >= 3)
            sql.Append(MetadataMigrations.All[1]).Append("INSERT INTO claim VALUES ('00', 'ba9876543210', 3); PRAGMA user_version = 3;");
        if (format >= 4)
            sql.Append(MetadataMigrations.All[2]).Append("PRAGMA user_version = 4;");
        if (format >= 5)
            sql.Append(MetadataMigrations.All[3]).Append("PRAGMA user_version = 5;");
        if (format >= 6)
            sql.Append(MetadataMigrations.All[4]).Append("PRAGMA user_version = 6;");
        Execute(folder, sql.ToString());
        return made;
    }

    /// <summary>Changes the metadata of a store.</summary>
    public static void Execute(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "metadata.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void AppendParts(StringBuilder sql, (string Kind, string Name, string? Value)[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            string value = parts[i].Value is string text ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : "NULL";
            sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO key_part VALUES ('{Key(parts)}', {i}, '{parts[i].Kind}', '{parts[i].Name}', {value});\n");
        }
    }

    private static string WriteObject(string folder, string content)
    {
        string made = Path.Combine(folder, "objects", content);
        Directory.CreateDirectory(made);
        File.WriteAllText(Path.Combine(made, "block.bin"), content);
        string digest = FolderDigest.Compute(made, sync: false, CancellationToken.None).Digest;
        Directory.CreateDirectory(Path.Combine(folder, "objects", digest[..2]));
        Directory.Move(made, Path.Combine(folder, "objects", digest[..2], digest[2..]));
        return digest;
    }

    /// <summary>SHA-256 of kind, name and value of each part, each after its length in UTF-8; a length of -1 for what is not there.</summary>
    private static string Key((string Kind, string Name, string? Value)[] parts)
    {
        using var content = new MemoryStream();
        foreach ((string kind, string name, string? value) in parts)
        {
            foreach (string? text in (string?[])[kind, name, value])
            {
                byte[] length = new byte[4];
                BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
                content.Write(length);
                content.Write(Encoding.UTF8.GetBytes(text ?? ""));
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
    }
}
