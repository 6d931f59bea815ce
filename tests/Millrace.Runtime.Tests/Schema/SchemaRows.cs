using Microsoft.Data.Sqlite;

namespace Millrace.Runtime.Tests.Schema;

/// <summary>What SQLite itself tells of a file's tables, through a connection that knows nothing of ours.</summary>
internal static class SchemaRows
{
    /// <summary>The tables, each with its columns, whatever their order: added ones come last.</summary>
    public static List<string> Columns(string file) => Query(file, """
        SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || CASE WHEN c."notnull" OR c.pk THEN 'no' ELSE 'yes' END
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1
        """);

    /// <summary>Everything of which a schema consists: columns with defaults and keys, indices with columns, uniqueness and conditions, references, triggers, views.</summary>
    public static List<string> All(string file) => Query(file, """
        SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '-') || ' ' || c.pk || ' ' || l.wr
        FROM sqlite_master m JOIN pragma_table_info(m.name) c JOIN pragma_table_list(m.name) l WHERE m.type = 'table' AND l.schema = 'main'
        UNION ALL SELECT 'index ' || m.name || ' '
            || CASE i.origin WHEN 'c' THEN i.name ELSE i.origin END || ' unique ' || i."unique" || ' (' ||
            (SELECT group_concat(coalesce(x.name, '-') || ' ' || x."desc" || ' ' || x.coll, ', ' ORDER BY x.seqno) FROM pragma_index_xinfo(i.name) x WHERE x.key) || ') ' ||
            CASE WHEN i.partial THEN (SELECT substr(s.sql, instr(s.sql, ' WHERE ')) FROM sqlite_master s WHERE s.name = i.name) ELSE '' END
        FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table'
        UNION ALL SELECT 'reference ' || m.name || '.' || f."from" || ' ' || f."table" || ' ' || coalesce(f."to", '-') || ' ' || f.on_update || ' ' || f.on_delete
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        UNION ALL SELECT m.type || ' ' || m.name || ' ' || m.sql FROM sqlite_master m WHERE m.type IN ('trigger', 'view')
        UNION ALL SELECT 'autoincrement ' || m.name FROM sqlite_master m WHERE m.type = 'table' AND m.sql LIKE '%AUTOINCREMENT%'
        ORDER BY 1
        """);

    /// <summary>The first column of what a query yields.</summary>
    public static List<string> Query(string file, string sql)
    {
        using SqliteConnection connection = Open(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.IsDBNull(0) ? "null" : reader.GetString(0));
        return rows;
    }

    /// <summary>Runs statements.</summary>
    public static void Execute(string file, string sql)
    {
        using SqliteConnection connection = Open(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }
}
