using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Millrace.Data.Tests.Sql;

/// <summary>SQLite whose statements can call <c>brake()</c>: a trigger does so in the middle of the writing.</summary>
internal sealed class BrakeFactory(Action brake) : DbProviderFactory
{
    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection();
        connection.CreateFunction("brake", () =>
        {
            brake();
            return 0;
        });
        return connection;
    }
}
