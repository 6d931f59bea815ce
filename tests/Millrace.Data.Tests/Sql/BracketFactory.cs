using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Millrace.Data.Tests.Sql;

/// <summary>A provider of which nothing is known but how it quotes: SQLite behind classes of another name, which takes brackets too.</summary>
/// <param name="builder">Makes what says how it quotes; null for what says brackets.</param>
internal sealed class BracketFactory(Func<DbCommandBuilder>? builder = null) : DbProviderFactory
{
    /// <summary>The commands that were made, in order.</summary>
    public List<DbCommand> Commands { get; } = [];

    public override DbConnection CreateConnection() => new BracketConnection(Commands);

    public override DbCommandBuilder CreateCommandBuilder() => builder?.Invoke() ?? new BracketBuilder();

    private sealed class BracketConnection(List<DbCommand> commands) : DbConnection
    {
        private readonly SqliteConnection _inner = new();

        [AllowNull]
        public override string ConnectionString
        {
            get => _inner.ConnectionString;
            set => _inner.ConnectionString = value;
        }

        public override string Database => _inner.Database;

        public override string DataSource => _inner.DataSource;

        public override string ServerVersion => _inner.ServerVersion;

        public override ConnectionState State => _inner.State;

        public override void ChangeDatabase(string databaseName) => _inner.ChangeDatabase(databaseName);

        public override void Open() => _inner.Open();

        public override void Close() => _inner.Close();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => _inner.BeginTransaction(isolationLevel);

        protected override DbCommand CreateDbCommand()
        {
            commands.Add(_inner.CreateCommand());
            return commands[^1];
        }

        protected override void Dispose(bool disposing)
        {
            _inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class BracketBuilder : DbCommandBuilder
    {
        public BracketBuilder() => (QuotePrefix, QuoteSuffix) = ("[", "]");

        protected override void ApplyParameterInfo(DbParameter parameter, DataRow row, StatementType statementType, bool whereClause)
        {
        }

        protected override string GetParameterName(int parameterOrdinal) => "";

        protected override string GetParameterName(string parameterName) => "";

        protected override string GetParameterPlaceholder(int parameterOrdinal) => "";

        protected override void SetRowUpdatingHandler(DbDataAdapter adapter)
        {
        }
    }
}
